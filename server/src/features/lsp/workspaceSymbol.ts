import { toReadable } from '../../base/readableText';
import type { Span } from '../../base/span';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { search } from '../requests/search';

export interface WorkspaceSymbolResult {
  /** The whole title, because the editor filters the labels by what the writer typed. */
  readonly label: string;
  readonly key: string;
  readonly uri: string;
  readonly span: Span;
}

const mostSymbols = 100;

/** The papers that match a query, best first. Each is listed at its first occurrence. */
export function workspaceSymbol(snapshot: Snapshot, query: string): readonly WorkspaceSymbolResult[] {
  return search(snapshot, query, { limit: mostSymbols }).found.flatMap(({ paper }) =>
    paper.occurrences.slice(0, 1).map((occurrence) => ({
      label: toReadable(paper.title),
      key: paper.key,
      uri: occurrence.uri,
      span: locateOccurrence(snapshot, occurrence).title,
    })),
  );
}
