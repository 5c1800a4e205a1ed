import { window } from 'vscode';
import type { DigestCorrectionParams } from '../../../server/src/client';
import { digestLanguageId } from '../editing/documents';
import { changeFile } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { offerUndo } from '../editing/offerUndo';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { showInformation } from '../messages/show';
import { Slip } from '../messages/slip';
import { runCommandPick } from '../picks/commandPick';
import type { Library } from '../server/library';
import type { Command } from './command';

/** Corrects how the text at the cursor of a digest is read, in the way that the writer chooses. */
export const correctParsing: Command = {
  id: 'marginalia.correctParsing',
  title: 'Correct Parsing...',
  section: 'digest',
  does: 'corrects which text is read as a paper or title',
  palette: 'marginalia.inDigest',
  menus: [{ place: 'editor', group: '1_modification@11', when: 'marginalia.inDigest' }],
  needsFolder: 'corrections',
  run: () =>
    runCommandPick({ title: messages.titles.correctParsing(), placeHolder: messages.chooseCorrection() }, [
      { ...thisIsPaper, icon: 'check', detail: messages.thisIsPaperDetail() },
      { ...thisIsNoPaper, icon: 'circle-slash', detail: messages.thisIsNoPaperDetail() },
      { ...titleEndsHere, icon: 'arrow-left', detail: messages.titleEndsHereDetail() },
      { ...forgetCorrection, icon: 'discard', detail: messages.forgetCorrectionDetail() },
    ]),
};

/** Records that the selected words are the title of a paper. If nothing is selected, the line at the cursor is the title. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: 'This Is a Paper',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'paper'),
};

/** Records that a title in a digest is not the title of a paper. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: 'Not a Paper',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'no-paper'),
};

/** Corrects the title of a paper so that it ends at the cursor. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: 'Title Ends Here',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'title-end'),
};

/** Removes the correction that applies at the cursor. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: 'Remove Correction',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'forget'),
};

/**
 * Corrects how the selected part of a digest is read: changes the file of corrections as one step of undo. If the server refuses the
 * correction, a message shows the reason. Rejects with a message for the writer if the file can't be changed or saved.
 */
async function correctDigest(library: Library, as: DigestCorrectionParams['as']): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !(editor.document.languageId === digestLanguageId || library.isDigest(editor.document.uri.toString())))
    throw new Slip(messages.correctionsInDigests());
  const { start, end } = editor.selection;
  const answer = await library.digestCorrection({
    uri: editor.document.uri.toString(),
    range: { start: fromPosition(start), end: fromPosition(end) },
    as,
  });
  if (answer === undefined) return;
  if (answer.kind === 'refused') {
    void showInformation(answer.reason);
    return;
  }
  if (answer.edits.length === 0) return;
  const change = await changeFile(answer);
  if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
  // Not awaited, because the command is done and the writer may never answer the message.
  void offerUndo(messages.corrected(as, answer.title, fileLabel(change.uri)), change);
}
