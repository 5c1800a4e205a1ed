import type { Evidence } from '#claims';
import { countCitations, findFile, type Snapshot } from '#workspace';
import { escapeMarkdown } from '../../base/escape';
import { fileName } from '../../base/paths';
import { type Span, shiftSpan, sliceSpan } from '../../base/span';
import type { Paper } from '../../model/paper';
import { listCardNotes } from '../annotating/paperNotes';
import { findAbstractSource, findPaperEvidence, type SourceSpan } from '../evidence/sentenceEvidence';
import { findPaperUnderCursor } from '../evidence/underCursor';
import {
  type CardContext,
  type CardEvidence,
  createPaperCard,
  horizontalRule,
  type PaperCard,
  renderPaperCard,
  renderStrong,
} from './paperCard';

interface HoverResult {
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

/**
 * The line of a card that says what the abstract says of a sentence that cites the paper: the sentence of the abstract with its place,
 * or that there is none. A card is seen unasked, so it says only what is sure: undefined if the sentence of the abstract may only
 * resemble the draft's, and if the draft's may speak of another paper that it cites. `linkTo` is the address of a place; empty if the
 * editor has none.
 */
function renderEvidence(
  snapshot: Snapshot,
  paper: Paper,
  { evidence, isOnly }: { readonly evidence: Evidence; readonly isOnly: boolean },
  linkTo: (place: SourceSpan) => string,
): CardEvidence | undefined {
  const source = paper.abstractKind ?? 'abstract';
  switch (evidence.kind) {
    case 'no-abstract':
    case 'no-claim':
    case 'other-language':
      return undefined;
    case 'nothing':
      return evidence.isCertain && isOnly ? { line: `*The ${source} doesn't say this.*`, sentence: '' } : undefined;
    case 'found': {
      const { span, matches } = evidence;
      const sentence = sliceSpan(paper.abstract, span);
      const marked = renderStrong(
        sentence,
        matches.map((match) => shiftSpan(match, -span.start)),
      );
      const place = findAbstractSource(snapshot, paper, span);
      return {
        line: `“${marked}”${place === undefined ? '' : ` (${renderPlace(snapshot, place, linkTo(place))})`}`,
        sentence,
      };
    }
  }
}

/** "reading-list.txt, line 14", as a link if there is an address. */
function renderPlace(snapshot: Snapshot, { uri, span }: SourceSpan, address: string): string {
  const line = findFile(snapshot, uri)?.lines().positionAt(span.start).line;
  const label = `${escapeMarkdown(fileName(uri))}${line === undefined ? '' : `, line ${line + 1}`}`;
  return address === '' ? label : `[${label}](<${address}>)`;
}
