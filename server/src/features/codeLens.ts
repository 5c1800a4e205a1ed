import { shiftSpan, type Span } from '../base/span';
import type { Paper } from '../model/paper';
import { getCitedPapers } from '../workspace/citationIndex';
import type { Snapshot } from '../workspace/snapshot';
import { formatCited } from './paperCard';

/** A line above a paper that tells where it is cited. */
export interface CodeLensAnswer {
  /** The title in a digest, the key in a bibliography: where a click asks for the citations. */
  readonly span: Span;
  readonly title: string;
  /** 0 leaves nothing to show on a click. */
  readonly count: number;
}

/** One for each paper of a digest and each entry of a bibliography. Empty for other documents, and where the setting is off. */
export function codeLens(snapshot: Snapshot, uri: string): readonly CodeLensAnswer[] {
  if (!snapshot.settings.codeLens) return [];
  const digest = snapshot.digests.get(uri);
  if (digest !== undefined) return digest.digest().entries.map((entry) => createLens(snapshot, snapshot.library().findByEntry(entry), entry.titleSpan));
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined) return [];
  const { entries, starts } = file.bibliography();
  return entries.map((entry, index) => createLens(snapshot, snapshot.library().findByEntry(entry), shiftSpan(entry.keySpan, starts[index] ?? 0)));
}

function createLens(snapshot: Snapshot, paper: Paper | undefined, span: Span): CodeLensAnswer {
  const count = paper === undefined ? 0 : (getCitedPapers(snapshot).get(paper)?.length ?? 0);
  return { span, count, title: count === 0 ? 'not cited yet' : formatCited(count) };
}
