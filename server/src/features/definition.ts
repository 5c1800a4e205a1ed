import type { Span } from '../base/span';
import type { Snapshot } from '../workspace/snapshot';
import { findPaperAt } from './paperAt';

export interface DefinitionAnswer {
  /** The key, name or title that was asked for. */
  readonly origin: Span;
  /** Every place where the paper stands; never empty. */
  readonly targets: readonly { readonly uri: string; readonly block: Span; readonly title: Span }[];
}

/** From a key, name or title to the title lines in the digests. */
export function definition(snapshot: Snapshot, uri: string, offset: number): DefinitionAnswer | undefined {
  const found = findPaperAt(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const targets = found.papers
    .flatMap((paper) => paper.places)
    .map(({ uri: target, entry }) => ({ uri: target, block: entry.span, title: entry.titleSpan }));
  return { origin: found.span, targets };
}
