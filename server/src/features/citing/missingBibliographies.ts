import type { FileReference } from '../../model/draft';
import { getDraftBibliographies } from '../../workspace/drafts/draftLibrary';
import type { NamedFile } from '../../workspace/drafts/draftGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';

export interface MissingBibliography {
  /** Where the draft names it. */
  readonly reference: FileReference;
  readonly named: NamedFile;
}

/**
 * Bibliographies that this draft names and that are not on disk. Those are left out that the compiler writes itself (`filecontents`), and
 * those whose path only the compiler knows, because it is an address or holds TeX commands.
 */
export function listMissingBibliographies(snapshot: Snapshot, draft: DraftFile): readonly MissingBibliography[] {
  const missing = getDraftBibliographies(snapshot, draft.uri).missing.filter(
    ({ candidates }) => candidates.length > 0 && candidates.every((candidate) => snapshot.absentBibliographies.has(candidate)),
  );
  if (missing.length === 0) return [];
  const made = listMadeFiles(snapshot, draft.uri);
  return draft.scan().fileReferences.flatMap((reference) => {
    const named =
      reference.kind === 'bibliography' && !made.has(withoutDot(reference.path))
        ? missing.find(({ path }) => path === reference.path)
        : undefined;
    return named === undefined ? [] : [{ reference, named }];
  });
}

/** The paths of files that the compiler makes out of the drafts of a project. */
function listMadeFiles(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  const { members } = snapshot.draftGraph().projectOf(uri);
  const references = members.flatMap((member) => snapshot.drafts.get(member)?.scan().fileReferences ?? []);
  return new Set(references.flatMap(({ kind, path }) => (kind === 'made' ? [withoutDot(path)] : [])));
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
