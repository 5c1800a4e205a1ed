import { fileName } from '../../base/fileName';
import type { CompletedReference } from '../../model/completedReference';
import type { TextEdit } from '../../model/draft';
import { upsertReferences } from '../../ownFiles/references/editReferences';
import { ownFileUri } from '../../workspace/files/ownFolder';
import type { Snapshot } from '../../workspace/snapshot';

export type ReferencesEditResult =
  /** The edits of the file of references; empty if it says all of this already. */
  | { readonly kind: 'edits'; readonly uri: string; readonly isNew: boolean; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Plans the edits that write references into their file: the one that the workspace has, otherwise a new one. */
export function planReferencesEdit(snapshot: Snapshot, references: readonly CompletedReference[]): ReferencesEditResult {
  const [folder] = snapshot.folders;
  const [known] = snapshot.referencesFiles.keys();
  const uri = known ?? (folder === undefined ? undefined : ownFileUri(folder, snapshot.settings, 'references'));
  if (uri === undefined) return refuse('Completed references are saved in the workspace folder. Open a folder first.');
  const file = snapshot.referencesFiles.get(uri);
  const edits = file === undefined || file.written().isReadable ? upsertReferences(file?.text ?? '', references) : undefined;
  return edits === undefined ? refuse(describeProblem(snapshot, uri)) : { kind: 'edits', uri, isNew: file === undefined, edits };
}

function refuse(reason: string): ReferencesEditResult {
  return { kind: 'refused', reason };
}

function describeProblem(snapshot: Snapshot, uri: string): string {
  const file = snapshot.referencesFiles.get(uri);
  const [issue] = file?.written().issues ?? [];
  const where =
    file === undefined || issue === undefined ? '' : ` Line ${file.lines().positionAt(issue.span.start).line + 1}: ${issue.reason}`;
  return `${fileName(uri)} couldn't be read completely. Nothing was changed.${where}`;
}
