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
  /**
   * The hover as Markdown; text from digests and bibliographies is escaped. For one paper: the head of its card, then the details. For
   * several papers: a single section with their cards. An editor that offers actions for `paper` shows them between the sections.
   */
  readonly sections: readonly string[];
  /** The first of the papers that the key or name refers to. */
  readonly paper: Paper;
  /** Whether a sentence of the draft around the key cites the paper, so that there may be evidence for it. */
  readonly isCited: boolean;
}

/** The largest number of cards in a hover, because more of them would fill the screen. */
const mostCards = 3;

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
  const isCited = findPaperEvidence(snapshot, uri, found.span.start, first) !== undefined;
  if (others.length === 0) {
    const { head, details } = createCard(first);
    return { span: found.span, sections: details === '' ? [head] : [head, details], paper: first, isCited };
  }
  const cards = found.papers.slice(0, mostCards).map((paper) => renderPaperCard(createCard(paper)));
  const omitted = found.papers.length - cards.length;
  const parts = omitted > 0 ? [...cards, `and ${omitted} more papers`] : cards;
  return { span: found.span, sections: [parts.join(`\n\n${horizontalRule}\n\n`)], paper: first, isCited };
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
