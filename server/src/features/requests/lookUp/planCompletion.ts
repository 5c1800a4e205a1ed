import type { CompletedReference } from '../../../model/completedReference';
import type { TextEdit } from '../../../model/draft';
import type { Snapshot } from '../../../workspace/snapshot';
import { describeConflicts, listConflicts } from '../conflictRefusal';
import { planEntryCompletions } from '../entryCompletions';
import { planReferencesEdit } from '../referencesEdit';

export interface CompletionPlan {
  /** By URI: the edits of the file of references, and those of bibliographies. Files without an edit are left out. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
  /** The file of references, if it must be created. The other files exist. */
  readonly creates?: string;
  /** Why a file is not written, in words for the writer. */
  readonly refusal?: string;
}

/**
 * Plans the edits that write what registries say of papers. The keys of `references` are those of the papers. Bibliographies with git's
 * marks of a conflict are left alone.
 */
export function planCompletion(snapshot: Snapshot, references: ReadonlyMap<string, CompletedReference>): CompletionPlan {
  const lookedUp = [...references].flatMap(([key, reference]) => {
    const [paper, ...others] = snapshot.library().resolveKey(key);
    return paper === undefined || others.length > 0 ? [] : [{ paper, reference }];
  });
  const entries = leaveConflicts(snapshot, planEntryCompletions(snapshot, lookedUp));
  const kept = planReferencesEdit(snapshot, [...references.values()]);
  if (kept.kind === 'refused') return { ...entries, refusal: kept.reason };
  if (kept.edits.length === 0) return entries;
  return { ...entries, files: new Map([[kept.uri, kept.edits], ...entries.files]), ...(kept.isNew ? { creates: kept.uri } : {}) };
}

function leaveConflicts(snapshot: Snapshot, entries: CompletionPlan['files']): CompletionPlan {
  const left = listConflicts(snapshot, entries.keys());
  const refusal = describeConflicts(left);
  return { files: new Map([...entries].filter(([uri]) => !left.includes(uri))), ...(refusal === undefined ? {} : { refusal }) };
}
