import { URI, Utils } from 'vscode-uri';
import { applyEdits } from '../../text/applyEdits';
import { renderNote, type NoteSource } from '../../annotations/note/editNote';
import { parseNote } from '../../annotations/note/parseNote';
import { fileName } from '../../base/fileName';
import type { ReadingStatus } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { noteFolderUri } from '../../workspace/files/ownFolder';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { canAppendBlock, isReadAsIntended, type IntendedChange } from './checkNoteEdit';
import type { NotePlan } from './noteEdit';
import { chooseFileName, foldName } from './noteFileName';
import { refusals, refuse } from './refusals';

/** Plans a change of the writer's note on a paper. If there is no note, plans a new one with the reading status `status`. */
export function changePaperNote(
  snapshot: Snapshot,
  paper: Paper,
  status: ReadingStatus | undefined,
  change: (file: NoteSource) => readonly TextEdit[],
  meant: IntendedChange,
): NotePlan {
  const note = snapshot
    .noteIndex()
    .notesOn(paper)
    .find((known) => known.note.kind === 'own');
  if (note !== undefined) return changeNote(note, change, meant);
  const [folder] = snapshot.folders;
  if (folder === undefined) return refuse(refusals.noFolder());
  const noteFolder = noteFolderUri(folder, snapshot.settings);
  const names = new Set([...snapshot.notes.keys()].flatMap((uri) => (uri.startsWith(`${noteFolder}/`) ? [foldName(fileName(uri))] : [])));
  const name = chooseFileName(paper.key, (wanted) => names.has(foldName(wanted)));
  const uri = Utils.joinPath(URI.parse(noteFolder), name).toString();
  const text = renderNote(paper.key, paper.title, status);
  const whole = applyEdits(text, change(readText(uri, text)));
  if (!isReadAsIntended(uri, readText(uri, ''), whole, meant)) return refuse(refusals.unreadable());
  return { kind: 'edits', uri, before: undefined, edits: [{ span: { start: 0, end: 0 }, newText: whole }], after: whole };
}

/** Plans a change of a note file. Refuses if the file can't be changed safely, or if the changed file would not be read as `meant`. */
export function changeNote(note: NoteFile, change: (file: NoteSource) => readonly TextEdit[], meant: IntendedChange): NotePlan {
  const { uri, file } = note;
  const obstacle = findNoteObstacle(note);
  if (obstacle !== undefined) return refuse(obstacle);
  const text = { text: file.text, note: note.note };
  const edits = change(text);
  const after = applyEdits(file.text, edits);
  if (edits.length > 0 && !isReadAsIntended(uri, text, after, meant)) {
    if (!canAppendBlock(file.text)) return refuse(refusals.openEnd(fileName(uri)));
    return refuse(meant.body === undefined ? refusals.unsafe(fileName(uri)) : refusals.unreadable());
  }
  return { kind: 'edits', uri, before: file.text, edits, after };
}

/** The reason why a note file must not be changed; undefined if it may be. */
export function findNoteObstacle({ uri, file, note }: NoteFile): string | undefined {
  if (note.kind === 'foreign') return refusals.notOurs(fileName(uri));
  if (note.isWritable) return undefined;
  // A harmless issue concerns only a comment and does not prevent changes.
  const issue = note.issues.find(({ isHarmless }) => isHarmless !== true);
  return refusals.broken(fileName(uri), file.lines().positionAt(issue?.span.start ?? 0).line + 1, issue?.reason ?? '');
}

function readText(uri: string, text: string): NoteSource {
  return { text, note: parseNote(text, fileName(uri)) };
}
