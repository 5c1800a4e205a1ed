import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { countCitations } from '../../workspace/citationsOf';
import type { Snapshot } from '../../workspace/snapshot';
import { listCardNotes } from '../card/cardNotes';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';
import type { SourceSpan } from '../card/abstractSource';
import { renderEvidence } from '../card/evidenceLine';
import { createPaperCard, renderPaperCard, horizontalRule, type CardContext, type PaperCard } from '../card/paperCard';
import { findPaperEvidence } from '../passages/sentenceEvidence';

export interface HoverResult {
  readonly span: Span;
  /** The cards of the papers that the key or name refers to; text from digests and bibliographies is escaped. */
  readonly cards: readonly [PaperCard, ...PaperCard[]];
  /** How many further papers there are. */
  readonly omitted: number;
  /** The first of the papers. */
  readonly paper: Paper;
  /** Whether a sentence of the draft around the key cites the first paper, so that there may be evidence for it. */
  readonly isCited: boolean;
}

/** The largest number of cards in a hover, because more of them would fill the screen. */
const maxCards = 3;

/**
 * The card of the paper under the cursor, or several cards if a key or name is ambiguous. `formatReference` formats a paper as in the
 * list of references, as one line of Markdown; `linkTo` is the address of a place, or empty. undefined if no paper is under the cursor.
 */
export function hover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  formatReference: (paper: Paper) => string = () => '',
  linkTo: (place: SourceSpan) => string = () => '',
): HoverResult | undefined {
  const found = findPaperUnderCursor(snapshot, uri, offset);
  const [first, ...others] = found?.papers ?? [];
  if (found === undefined || first === undefined) return undefined;
  const describeEvidence = (paper: Paper): Pick<CardContext, 'evidence'> => {
    const evidence = findPaperEvidence(snapshot, uri, found.span.start, paper);
    const line = evidence && renderEvidence(snapshot, paper, evidence, linkTo);
    return line === undefined ? {} : { evidence: line };
  };
  const createCard = (paper: Paper): PaperCard =>
    createPaperCard(
      paper,
      {
        citedCount: countCitations(snapshot, paper),
        reference: isPublished(paper) ? formatReference(paper) : '',
        notes: listCardNotes(snapshot, paper),
        ...describeEvidence(paper),
      },
      snapshot.settings,
    );
  return {
    span: found.span,
    cards: [createCard(first), ...others.slice(0, maxCards - 1).map(createCard)],
    omitted: Math.max(0, found.papers.length - maxCards),
    paper: first,
    isCited: findPaperEvidence(snapshot, uri, found.span.start, first) !== undefined,
  };
}

/** The hover as Markdown, each card with its pages in its last row. */
export function renderHover({ cards, omitted }: Pick<HoverResult, 'cards' | 'omitted'>): string {
  const parts = [...cards.map(renderPaperCard), ...(omitted > 0 ? [`and ${omitted} more papers`] : [])];
  return parts.join(`\n\n${horizontalRule}\n\n`);
}

/** Whether `hover` may call `formatReference` at this offset. If not, the caller need not load a formatter, which takes long. */
export function needsReference(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findPaperUnderCursor(snapshot, uri, offset)?.papers.some(isPublished) ?? false;
}

/**
 * Whether a bibliography contains the paper. If only digests contain it, a reference would have no advantage over the facts on its
 * card.
 */
function isPublished({ occurrences }: Paper): boolean {
  return occurrences.some(({ kind }) => kind === 'bibliography');
}
