import { window } from 'vscode';
import { type AnswerTo, methods, type ParamsOf } from '../../../server/src/client';
import { digestLanguageId } from '../editing/documents';
import { changeFiles, type FileChange } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { fromPosition } from '../editing/positions';
import { offerUndo } from '../lookUp/referenceChanges';
import { messages } from '../messages/messages';
import { Slip, showInformation, showWarning } from '../messages/show';
import { runCommandPick } from '../picks/commandPick';
import type { Services } from '../services';
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
      { ...noPapersHere, icon: 'close-all', detail: messages.noPapersHereDetail() },
      { ...forgetCorrection, icon: 'discard', detail: messages.forgetCorrectionDetail() },
    ]),
};

/** Records that the selected words are the title of a paper. If nothing is selected, the line at the cursor is the title. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: 'This Is a Paper',
  needsFolder: 'corrections',
  run: (services) => correctDigest(services, 'paper'),
};

/** Records that a title in a digest is not the title of a paper. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: 'Not a Paper',
  needsFolder: 'corrections',
  run: (services) => correctDigest(services, 'no-paper'),
};

type Correction = Extract<ParamsOf<typeof methods.ownFileEdit>, { readonly kind: 'correct' }>;

/** Corrects the title of a paper so that it ends at the cursor. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: 'Title Ends Here',
  needsFolder: 'corrections',
  run: (services) => correctDigest(services, 'title-end'),
};

/** Records that a file which was read as a digest contains no papers. */
export const noPapersHere: Command = {
  id: 'marginalia.noPapersHere',
  title: 'No Papers in This File',
  section: 'digest',
  does: 'skips the file',
  palette: 'marginalia.inDigest',
  needsFolder: 'corrections',
  run: (services) => correctDigest(services, 'no-papers'),
};

/** Removes the correction that applies at the cursor. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: 'Remove Correction',
  needsFolder: 'corrections',
  run: (services) => correctDigest(services, 'forget'),
};

/**
 * Corrects how the selected part of a digest is read: changes the file of corrections as one step of undo. If the server refuses the
 * correction, a message shows the reason. Rejects with a message for the writer if the file can't be changed or saved.
 */
async function correctDigest(services: Services, as: Correction['as']): Promise<void> {
  const editor = window.activeTextEditor;
  if (
    editor === undefined ||
    !(editor.document.languageId === digestLanguageId || services.library.isDigest(editor.document.uri.toString()))
  )
    throw new Slip(messages.correctionsInDigests());
  const { start, end } = editor.selection;
  const made = {
    kind: 'correct',
    uri: editor.document.uri.toString(),
    range: { start: fromPosition(start), end: fromPosition(end) },
    as,
  } as const;
  const corrected = await writeCorrection(services, made);
  // Not awaited, because the command is done and the writer may never answer the message.
  if (corrected !== undefined) void tellCorrection(services, made, corrected);
}

type CorrectionAnswer = Extract<AnswerTo<typeof methods.ownFileEdit, Correction>, { readonly kind: 'edits' }>;

interface WrittenCorrection {
  readonly answer: CorrectionAnswer;
  readonly change: FileChange;
}

/** Resolves to undefined if the server refuses the correction, which is shown, or if the file has it already. */
async function writeCorrection({ library }: Services, made: Correction): Promise<WrittenCorrection | undefined> {
  const answer = await library.ask(methods.ownFileEdit, made);
  if (answer === undefined) return undefined;
  if (answer.kind === 'refused') {
    void showInformation(answer.reason);
    return undefined;
  }
  if (answer.edits.length === 0) return undefined;
  const [change] = await changeFiles(answer);
  if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
  return { answer, change };
}

/** Shows what was corrected. If others like it were corrected too, a button keeps only the one. */
async function tellCorrection(services: Services, made: Correction, { answer, change }: WrittenCorrection): Promise<void> {
  const { title, alike } = answer;
  const message = messages.corrected(made.as, title, fileLabel(change.uri));
  const undone = messages.correctionUndone(made.as, title);
  if (alike === 0) return offerUndo(services.referenceChanges, message, change, undone);
  const onlyThis = messages.onlyThisOne();
  try {
    const run = services.referenceChanges.remember([change], undone);
    const choice = await services.referenceChanges.tell(run, messages.appliedToAlike(message, alike), [], onlyThis);
    if (choice !== onlyThis) return;
    const only = await writeCorrection(services, { ...made, as: 'only-this' });
    if (only !== undefined)
      await offerUndo(services.referenceChanges, messages.onlyThisCorrected(title), only.change, messages.alikeAgain(title));
  } catch (error) {
    void showWarning(error instanceof Error ? error.message : String(error));
  }
}
