import type { Span } from '../base/span';
import type { Snapshot } from '../workspace/snapshot';
import { findCitedAt } from './citedAt';
import { findPaperAt } from './paperAt';
import { renderPaperCard } from './paperCard';

export interface HoverAnswer {
  readonly span: Span;
  /** Markdown in which everything from a digest is escaped. */
  readonly markdown: string;
}

/** More cards than these would fill the screen. */
const mostCards = 3;

/** The card of the paper under the cursor; a card each where a key or a name means several. */
export function hover(snapshot: Snapshot, uri: string, offset: number): HoverAnswer | undefined {
  const found = findPaperAt(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const cards = found.papers
    .slice(0, mostCards)
    .map((paper) => renderPaperCard(paper, { citedCount: findCitedAt(snapshot, paper).length }, snapshot.settings));
  const more = found.papers.length - cards.length;
  if (more > 0) cards.push(`and ${more} more papers`);
  return { span: found.span, markdown: cards.join('\n\n---\n\n') };
}
