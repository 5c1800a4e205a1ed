import { Uri, window, workspace } from 'vscode';
import { type ImportAnnotationsAnswer, noteMethods } from '../../../../server/src/client';
import { fileLabel } from '../../editing/labels';
import { applyNoteEdits } from '../../notes/noteEdits';
import { showStatus } from '../../messages/showStatus';
import type { Services } from '../../services';
import { messages } from '../../messages/messages';
import { showInformation } from '../../messages/show';
import type { Command } from '../command';

/** Adds the annotations of a file to the notes. The file comes from another program, or from an earlier export. */
export const importAnnotations: Command = {
  id: 'marginalia.importAnnotations',
  title: messages.titles.importAnnotations,
  needsFolder: 'notes',
  run: async (services) => {
    const defaultUri = workspace.workspaceFolders?.[0]?.uri;
    const [file] =
      (await window.showOpenDialog({
        title: messages.titles.importAnnotations(),
        filters: { [messages.annotationFiles()]: ['jsonld', 'json'], [messages.allFiles()]: ['*'] },
        ...(defaultUri === undefined ? {} : { defaultUri }),
      })) ?? [];
    if (file === undefined) return;
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const answer = await services.server.request<ImportAnnotationsAnswer>(noteMethods.importAnnotations, { text });
    for (const note of answer.edits)
      if (!(await applyNoteEdits(note))) throw new Error(messages.draftChanged(fileLabel(Uri.parse(note.uri))));
    await report(services, answer, fileLabel(file));
  },
};

/** Shows a message about the import. Its buttons undo the import and show what was left out. */
async function report(
  { notes: writerNotes }: Services,
  { added, notes, known, orphans, unmatched, undo, edits }: ImportAnnotationsAnswer,
  file: string,
): Promise<void> {
  const numbers = [...undo, ...edits.flatMap((edit) => edit.undo ?? [])];
  const [takeBack, show] = [messages.undoImport(), messages.showLeftOut()];
  const message = [messages.imported(added, notes), ...messages.importDetails(known, orphans, unmatched.length)].join('; ');
  const choice = await showInformation(
    `${message}.`,
    ...(numbers.length === 0 ? [] : [takeBack]),
    ...(unmatched.length === 0 ? [] : [show]),
  );
  if (choice === show) {
    const lines = unmatched.map(({ what, reason }) => (what === '' ? reason : `“${what}”: ${reason}`));
    await window.showTextDocument(
      await workspace.openTextDocument({ content: [messages.leftOutTitle(file), '', ...lines, ''].join('\n') }),
    );
  }
  if (choice !== takeBack) return;
  for (const number of numbers.reverse()) await writerNotes.undoNumbered(number);
  showStatus(messages.importUndone(numbers.length));
}
