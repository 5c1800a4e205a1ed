import type { FileReference } from '../../model/draft';
import { getDraftBibliographies } from '../../workspace/drafts/draftLibrary';
import type { NamedFile } from '../../workspace/drafts/draftGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';

export interface MissingBibliography {
  /** The place in the draft that names the file. */
  readonly reference: FileReference;
  readonly named: NamedFile;
}

/**
 * The bibliographies that this draft names but that are not on disk. Files that the compiler writes itself (`filecontents`) are not
 * listed, nor are paths that only the compiler can resolve, such as addresses and paths with TeX commands.
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

/** The paths of the files that the compiler writes when it processes the project of this draft. */
function listMadeFiles(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  const { members } = snapshot.draftGraph().projectOf(uri);
  const references = members.flatMap((member) => snapshot.drafts.get(member)?.scan().fileReferences ?? []);
  return new Set(references.flatMap(({ kind, path }) => (kind === 'made' ? [withoutDot(path)] : [])));
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
