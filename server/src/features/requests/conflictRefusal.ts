import { hasConflict } from '../../base/conflictMarks';
import { fileName } from '../../base/fileName';
import type { Snapshot } from '../../workspace/snapshot';

/** Of these bibliographies those with git's marks of a conflict, into which nothing is written. */
export function listConflicts(snapshot: Snapshot, uris: Iterable<string>): readonly string[] {
  return [...uris].filter((uri) => hasConflict(snapshot.bibliographies.get(uri)?.text ?? ''));
}

/** Why nothing is written into these files, in words for the writer; undefined if there are none. */
export function describeConflicts(uris: readonly string[]): string | undefined {
  if (uris.length === 0) return undefined;
  return `Nothing was changed because of merge conflicts in ${uris.map(fileName).join(', ')}. Choose one version and remove the conflict markers.`;
}
