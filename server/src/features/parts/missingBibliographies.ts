import type { FileReference } from '../../model/draft';
import { getDraftBibliographies } from '../../workspace/draftLibrary';
import type { NamedFile } from '../../workspace/draftGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/textFile';

export interface MissingBibliography {
  /** Where the draft names it. */
  readonly reference: FileReference;
  readonly named: NamedFile;
}

/** Bibliographies that stand in this draft and nowhere on disk. Not those whose path only the compiler knows: addresses, TeX commands. */
export function listMissingBibliographies(snapshot: Snapshot, draft: DraftFile): readonly MissingBibliography[] {
  const missing = getDraftBibliographies(snapshot, draft.uri).missing.filter(({ candidates }) => candidates.length > 0);
  if (missing.length === 0) return [];
  return draft.scan().fileReferences.flatMap((reference) => {
    const named = reference.kind === 'bibliography' ? missing.find(({ path }) => path === reference.path) : undefined;
    return named === undefined ? [] : [{ reference, named }];
  });
}
