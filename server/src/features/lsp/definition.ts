import type { Span } from '../../base/span';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { findNoteLinks } from '../notes/noteLinks';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';

export interface DefinitionResult {
  /** What is under the cursor: a key, a name, a title, a passage, or the quotation or metadata of a note. */
  readonly origin: Span;
  /** Where the paper, the passage or the notes are; never empty. */
  readonly targets: readonly ({ readonly uri: string } & ReturnType<typeof locateOccurrence>)[];
}

/**
 * For a key, name or title, the places of the paper in the digests and bibliographies. For a note, its passage or paper; for an
 * annotated passage, its notes. undefined elsewhere.
 */
export function definition(snapshot: Snapshot, uri: string, offset: number): DefinitionResult | undefined {
  const linked = findNoteLinks(snapshot, uri, offset);
  if (linked !== undefined)
    return { origin: linked.origin, targets: linked.targets.map(({ span, ...target }) => ({ ...target, title: span })) };
  const found = findPaperUnderCursor(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const targets = found.papers
    .flatMap((paper) => paper.occurrences)
    .map((occurrence) => ({ uri: occurrence.uri, ...locateOccurrence(snapshot, occurrence) }));
  return { origin: found.span, targets };
}
