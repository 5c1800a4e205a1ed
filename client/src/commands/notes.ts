import { type Position, Uri, ViewColumn, window, workspace } from 'vscode';
import { type ImportAnnotationsAnswer, type LspRange, methods } from '../../../server/src/client';
import { findKeyAtCursor } from '../editing/keyAtCursor';
import { escapeIcons, fileLabel } from '../editing/labels';
import { toPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showInformation, showStatus } from '../messages/show';
import { locateNote, pickOrphan } from '../notes/locateNote';
import { applyNoteEdits, type Notes, readingStatuses, statusIcon } from '../notes/notes';
import { showNote } from '../notes/showNote';
import { isNoteComment } from '../notes/shownNote';
import { excerptAround } from '../picks/excerpt';
import type { Services } from '../services';
import { isNoteNode } from '../views/noteNodes';
import { type Command, findKey, findKeys } from './command';

/**
 * Opens the note of a paper beside the editor, and creates the note if there is none. The paper is that of a tree row or of a link in a
 * hover, or else the one at the cursor.
 */
export const annotatePaper: Command = {
  id: 'marginalia.annotatePaper',
  title: 'Annotate Paper',
  section: 'paper',
  does: 'opens its note file',
  icon: 'note',
  palette: 'marginalia.hasLibrary && (marginalia.inDraft || marginalia.inDigest || marginalia.inBibliography)',
  menus: [
    { place: 'paper', group: '5_note@1', when: '!listMultiSelection' },
    { place: 'draftMenu', group: '2_paper@2', when: 'marginalia.hasLibrary' },
  ],
  keys: [{ place: 'paperFile', key: 'alt+m n' }],
  needsFolder: 'notes',
  run: async ({ library, notes }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const { uri, room } = await notes.write({ kind: 'create', key });
    await showNote(uri, { place: room, column: ViewColumn.Beside });
  },
};

/**
 * Opens a note file: at the note of a tree row, a thread or the box with the keyboard focus, or else the note file of a given paper or of
 * the paper at the cursor.
 */
export const openNote: Command = {
  id: 'marginalia.openNote',
  title: 'Open Note',
  section: 'paper',
  does: 'opens an existing note',
  icon: 'go-to-file',
  palette: 'marginalia.hasNotes && (marginalia.inDraft || marginalia.inDigest || marginalia.inBibliography)',
  menus: [
    { place: 'papersRow', group: '5_note@2', when: 'viewItem =~ /noted$/ && !listMultiSelection' },
    { place: 'papersRow', group: '1_open@1', when: 'viewItem =~ /^(note|orphan)$/' },
    { place: 'noteThread', group: 'navigation@2', when: 'commentThread =~ /^(passage|orphan)-/' },
  ],
  run: async ({ library, notes, comments }, argument) => {
    if (isNoteNode(argument)) return showNote(Uri.parse(argument.note.uri), { place: startOf(argument.annotation?.block) });
    const focused = argument === undefined ? comments.findFocused()?.comment : undefined;
    const shown = isNoteComment(focused) ? focused.shown : comments.digests.find(argument);
    if (shown !== undefined) return showNote(Uri.parse(shown.note.note), { place: startOf(shown.note.block) });
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const uri = await pickNoteFile(notes, key);
    if (uri !== undefined) await showNote(Uri.parse(uri), {});
  },
};

function startOf(block: LspRange | undefined): Position | undefined {
  return block === undefined ? undefined : toPosition(block.start);
}

/** Sets the reading status of the papers of tree rows, or else of the paper at the cursor. */
export const setReadingStatus: Command = {
  id: 'marginalia.setReadingStatus',
  title: 'Set Reading Status...',
  section: 'paper',
  does: 'marks the paper as to read, reading, read or cited',
  icon: 'checklist',
  palette: 'marginalia.hasLibrary && (marginalia.inDraft || marginalia.inDigest || marginalia.inBibliography)',
  menus: [{ place: 'paper', group: '5_note@3' }],
  needsFolder: 'notes',
  run: async ({ library, notes }, argument, others) => {
    const given = findKeys(argument, others);
    const key = given[0] ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const keys = given.length === 0 ? [key] : given;
    const [paper, list] = await Promise.all([library.paper(key), notes.list()]);
    if (paper === null) throw new Error(messages.noSuchPaper(key));
    if (paper === undefined) return;
    const name = keys.length === 1 ? (paper.names[0] ?? paper.title) : messages.papers(keys.length);
    const now = keys.length === 1 ? list?.notes.find((note) => note.key === paper.key && note.kind === 'own')?.status : undefined;
    const rows = readingStatuses.map((status) => ({
      label: `$(${statusIcon(status)}) ${messages.readingStatus(status)}`,
      description: status === now ? messages.current() : '',
      status,
    }));
    const chosen = await window.showQuickPick(rows, {
      title: messages.titles.setReadingStatus(),
      placeHolder: messages.chooseReadingStatus(name),
    });
    if (chosen === undefined) return;
    for (const each of keys) await notes.write({ kind: 'status', key: each, status: chosen.status });
    showStatus(messages.statusSet(name, messages.readingStatus(chosen.status)));
  },
};

/** Gives a new passage to a note whose passage could not be located. The note is that of the thread or row, or the writer chooses one. */
export const locatePassage: Command = {
  id: 'marginalia.locatePassage',
  title: 'Locate Passage...',
  section: 'digest',
  does: "reattaches a note whose passage isn't found",
  icon: 'search',
  palette: 'marginalia.inDigest && marginalia.hasOrphans',
  menus: [
    { place: 'papersRow', group: 'inline@1', when: 'viewItem == orphan' },
    { place: 'noteThread', group: 'navigation@1', when: 'commentThread =~ /^orphan-/' },
  ],
  run: async (services, argument) => {
    const { comments } = services;
    if (isNoteNode(argument)) return locateNote(services, argument.note.uri, argument.annotation?.id ?? '', argument.note.key);
    const shown = comments.digests.find(argument) ?? (await pickOrphan(comments.digests.orphans));
    if (shown === undefined) return;
    if (!shown.note.isOrphan) throw new Slip(messages.noOrphans());
    await locateNote(services, shown.note.note, shown.note.id, shown.note.key);
  },
};

/** Undoes the last change of a note, such as a deleted note. */
export const undoNoteChange: Command = {
  id: 'marginalia.undoNoteChange',
  title: 'Undo Note Change',
  run: async ({ notes }) => {
    const { kind, about } = await notes.undo();
    showStatus(messages.noteChangeUndone(kind, escapeIcons(excerptAround(about, []))));
  },
};

/** Adds the annotations of a file to the notes. The file comes from another program, or from an earlier export. */
export const importAnnotations: Command = {
  id: 'marginalia.importAnnotations',
  title: 'Import Notes...',
  section: 'library',
  does: 'adds notes from W3C Web Annotations or Hypothesis',
  palette: 'marginalia.hasLibrary && !marginalia.inDigest && !marginalia.inDraft',
  menus: [{ place: 'papersTitle', group: '2_library@3' }],
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
    const answer = await services.server.ask(methods.importAnnotations, { text });
    if (answer === undefined) return;
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
  const [takeBack, show] = [messages.undo(), messages.showLeftOut()];
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

/** Writes all notes on passages to a file that other programs can read. */
export const exportAnnotations: Command = {
  id: 'marginalia.exportAnnotations',
  title: 'Export Notes...',
  run: async ({ library }) => {
    const answer = await library.ask(methods.export, { kind: 'annotations' });
    if (answer === undefined) return;
    const { text, count } = answer;
    if (count === 0) throw new Slip(messages.noAnnotations());
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const defaultUri = folder === undefined ? Uri.file('/annotations.jsonld') : Uri.joinPath(folder, 'annotations.jsonld');
    const file = await window.showSaveDialog({ defaultUri, title: messages.titles.exportAnnotations() });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await window.showTextDocument(file);
    showStatus(messages.annotationsExported(count, fileLabel(file)));
  },
};

/**
 * The note file of a paper. If there are several, the writer chooses one; undefined if they close the list. Rejects with a message for
 * the writer if there is no note file.
 */
async function pickNoteFile(notes: Notes, key: string): Promise<string | undefined> {
  const found = (await notes.list())?.notes.filter((note) => note.key === key) ?? [];
  const [first] = found;
  if (first === undefined) throw new Slip(messages.noNoteYet(key));
  if (found.length === 1) return first.uri;
  const rows = found.map(({ uri, kind }) => ({
    label: escapeIcons(fileLabel(Uri.parse(uri))),
    description: kind === 'foreign' ? messages.foreignNote() : '',
    uri,
  }));
  return (await window.showQuickPick(rows, { title: messages.titles.openNote(), placeHolder: messages.chooseNote() }))?.uri;
}
