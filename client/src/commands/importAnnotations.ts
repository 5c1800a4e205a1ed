import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { noteMethods, type AnnotateAnswer, type ImportAnnotationsAnswer, type UndoNoteParams } from '../../../server/src/protocol/noteRequests';
import { fileLabel, toRange } from '../convert';
import { tell } from '../tell';
import type { Services } from '../services';
import { words } from '../words';
import type { Command } from './command';

/** Adds to the notes what a file of another program has, or an export. */
export const importAnnotations: Command = {
  id: 'marginalia.importAnnotations',
  title: words.titles.importAnnotations,
  run: async (services) => {
    const defaultUri = workspace.workspaceFolders?.[0]?.uri;
    const [file] =
      (await window.showOpenDialog({
        title: words.titles.importAnnotations(),
        filters: { [words.annotationFiles()]: ['jsonld', 'json'], [words.allFiles()]: ['*'] },
        ...(defaultUri === undefined ? {} : { defaultUri }),
      })) ?? [];
    if (file === undefined) return;
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const answer = await services.server.request<ImportAnnotationsAnswer>(noteMethods.importAnnotations, { text });
    await applyToOpenNotes(answer);
    await report(services, answer, fileLabel(file));
  },
};

/** As one step of undo; what was saved before is saved again. */
async function applyToOpenNotes({ edits }: ImportAnnotationsAnswer): Promise<void> {
  if (edits.length === 0) return;
  const edit = new WorkspaceEdit();
  const saved: Uri[] = [];
  for (const note of edits) {
    const uri = Uri.parse(note.uri);
    if (workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && !document.isDirty)) saved.push(uri);
    for (const { range, newText } of note.edits) edit.replace(uri, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(edit))) throw new Error(words.draftChanged(edits.map(({ uri }) => fileLabel(Uri.parse(uri))).join(', ')));
  for (const uri of saved) await (await workspace.openTextDocument(uri)).save();
}

/** One message, with what can be done about it. */
async function report({ server }: Services, { added, notes, known, orphans, unmatched, undo }: ImportAnnotationsAnswer, file: string): Promise<void> {
  const [takeBack, show] = [words.undoImport(), words.showLeftOut()];
  const message = [words.imported(added, notes), ...words.importDetails(known, orphans, unmatched.length)].join('; ');
  const choice = await window.showInformationMessage(`${message}.`, ...(undo.length === 0 ? [] : [takeBack]), ...(unmatched.length === 0 ? [] : [show]));
  if (choice === show) {
    const lines = unmatched.map(({ what, reason }) => (what === '' ? reason : `“${what}”: ${reason}`));
    await window.showTextDocument(await workspace.openTextDocument({ content: [words.leftOutTitle(file), '', ...lines, ''].join('\n') }));
  }
  if (choice !== takeBack) return;
  let count = 0;
  for (const number of [...undo].reverse()) {
    const answer = await server.request<AnnotateAnswer>(noteMethods.undoNote, { undo: number } satisfies UndoNoteParams);
    if (answer.kind === 'refused') throw new Error(answer.reason);
    count += 1;
  }
  tell(words.importUndone(count));
}
