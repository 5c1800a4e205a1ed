import type { CompletedReference } from '../../../model/completedReference';
import type { TextEdit } from '../../../model/draft';
import type { Snapshot } from '../../../workspace/snapshot';
import { planEntryCompletions } from '../entryCompletions';
import { planReferencesEdit } from '../referencesEdit';

export interface CompletionPlan {
  /** By URI: the edits of the file of references, and those of bibliographies. Files without an edit are left out. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
  /** Why the file of references is not written, in words for the writer. */
  readonly refusal?: string;
}

/** Plans the edits that write what registries say of papers. The keys of `references` are those of the papers. */
export function planCompletion(snapshot: Snapshot, references: ReadonlyMap<string, CompletedReference>): CompletionPlan {
  const lookedUp = [...references].flatMap(([key, reference]) => {
    const [paper, ...others] = snapshot.library().resolveKey(key);
    return paper === undefined || others.length > 0 ? [] : [{ paper, reference }];
  });
  const entries = planEntryCompletions(snapshot, lookedUp);
  const kept = planReferencesEdit(snapshot, [...references.values()]);
  if (kept.kind === 'refused') return { files: entries, refusal: kept.reason };
  return { files: kept.edits.length === 0 ? entries : new Map([[kept.uri, kept.edits], ...entries]) };
}
