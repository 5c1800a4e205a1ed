import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { countCitations } from '../../workspace/citationsOf';
import type { Snapshot } from '../../workspace/snapshot';
import { listCardNotes } from '../card/cardNotes';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';
import { renderPaperCard } from '../card/paperCard';

export interface HoverResult {
  readonly span: Span;
  /** Markdown in which everything from a digest is escaped. */
  readonly markdown: string;
}

/** More cards than these would fill the screen. */
const mostCards = 3;

/**
 * The card of the paper under the cursor; a card each where a key or a name means several. `formatReference` gives a paper
 * as the list of references will have it, as one line of Markdown.
 */
export function hover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  formatReference: (paper: Paper) => string = () => '',
): HoverResult | undefined {
  const found = findPaperUnderCursor(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const cards = found.papers.slice(0, mostCards).map((paper) =>
    renderPaperCard(
      paper,
      {
        citedCount: countCitations(snapshot, paper),
        reference: isPublished(paper) ? formatReference(paper) : '',
        notes: listCardNotes(snapshot, paper),
      },
      snapshot.settings,
    ),
  );
  const more = found.papers.length - cards.length;
  if (more > 0) cards.push(`and ${more} more papers`);
  return { span: found.span, markdown: cards.join('\n\n---\n\n') };
}

/** Whether `hover` would ask for a formatted reference there: making one loads much. */
export function needsReference(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findPaperUnderCursor(snapshot, uri, offset)?.papers.some(isPublished) ?? false;
}

/** Of a paper that only digests have, the card says more than a reference without authors would. */
function isPublished({ occurrences }: Paper): boolean {
  return occurrences.some(({ kind }) => kind === 'bibliography');
}
