import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { countCitations } from '../../workspace/citationsOf';
import type { Snapshot } from '../../workspace/snapshot';
import { listCardNotes } from '../card/cardNotes';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';
import { createPaperCard, renderPaperCard, separator, type PaperCard } from '../card/paperCard';

export interface HoverResult {
  readonly span: Span;
  /**
   * Markdown in which everything from a digest is escaped, a blank line apart: of one card the head and the details, of several cards
   * one section. An editor with actions for `paper` shows them below the first section.
   */
  readonly sections: readonly string[];
  /** The first paper that the key or name means. */
  readonly paper: Paper;
}

/** More cards than these would fill the screen. */
const mostCards = 3;

/**
 * The card of the paper under the cursor; several cards if the key or name means several papers. `formatReference` gives a paper
 * as the list of references will have it, as one line of Markdown. undefined if the cursor is at no paper.
 */
export function hover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  formatReference: (paper: Paper) => string = () => '',
): HoverResult | undefined {
  const found = findPaperUnderCursor(snapshot, uri, offset);
  const [first, ...others] = found?.papers ?? [];
  if (found === undefined || first === undefined) return undefined;
  const createCard = (paper: Paper): PaperCard =>
    createPaperCard(
      paper,
      {
        citedCount: countCitations(snapshot, paper),
        reference: isPublished(paper) ? formatReference(paper) : '',
        notes: listCardNotes(snapshot, paper),
      },
      snapshot.settings,
    );
  if (others.length === 0) {
    const { head, details } = createCard(first);
    return { span: found.span, sections: details === '' ? [head] : [head, details], paper: first };
  }
  const cards = found.papers.slice(0, mostCards).map((paper) => renderPaperCard(createCard(paper)));
  const omitted = found.papers.length - cards.length;
  const parts = omitted > 0 ? [...cards, `and ${omitted} more papers`] : cards;
  return { span: found.span, sections: [parts.join(`\n\n${separator}\n\n`)], paper: first };
}

/** Whether `hover` would call `formatReference` there: a formatter takes long to load. */
export function needsReference(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findPaperUnderCursor(snapshot, uri, offset)?.papers.some(isPublished) ?? false;
}

/** The card of a paper that only digests have says more than a reference without authors would. */
function isPublished({ occurrences }: Paper): boolean {
  return occurrences.some(({ kind }) => kind === 'bibliography');
}
