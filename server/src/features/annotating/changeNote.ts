import { URI, Utils } from 'vscode-uri';
import { type NoteSource, parseNote, protectBody, renderNote } from '#annotations';
import { applyEdits } from '#text';
import { type NoteFile, noteFolderUri, type Snapshot } from '#workspace';
import { fileName } from '../../base/paths';
import type { Annotation, ReadingStatus } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { type NotePlan, refusals, refuse } from './noteEdit';

/** An annotation that an edit adds, changes or removes. */
interface MeantAnnotation {
  readonly id?: string;
  readonly isGone?: boolean;
  readonly body?: string;
  readonly exact?: string;
}

/** What an edit is meant to change in a note. Everything else must be the same as before when the note is read again. */
export interface IntendedChange extends MeantAnnotation {
  /** The added annotations, if the edit adds several. */
  readonly added?: readonly MeantAnnotation[];
  readonly title?: string;
  readonly status?: string;
}

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

/**
 * Parses the edited note, and checks that it contains the intended change and is otherwise the same as before. The check can fail, for
 * example, because the writer's words would begin another block, or because the metadata has an unusual form.
 */
export function isReadAsIntended(uri: string, { text, note }: NoteSource, after: string, meant: IntendedChange): boolean {
  const read = parseNote(after, fileName(uri));
  const isNew = text === '';
  if (read.kind !== 'own' || !read.isWritable || (!isNew && read.key !== note.key)) return false;
  if (
    read.title !== (meant.title ?? (isNew ? read.title : note.title)) ||
    read.status !== (meant.status ?? (isNew ? read.status : note.status))
  )
    return false;
  const changed = [meant, ...(meant.added ?? [])];
  const isOther = (annotation: Annotation): boolean => !changed.some(({ id }) => id === annotation.id);
  const before = note.annotations.filter(isOther);
  const others = read.annotations.filter(isOther);
  if (before.length !== others.length || !before.every((annotation, at) => isSame(annotation, others[at]))) return false;
  if (
    !changed.every(
      (each) =>
        each.id === undefined ||
        hasMeant(
          read.annotations.filter(({ id }) => id === each.id),
          each,
        ),
    )
  )
    return false;
  return !changed.some(({ body = '' }) => /[`~<]/.test(body)) || canAppendBlock(after) || !canAppendBlock(text);
}

/**
 * Whether a block can be added at the end of the file. This is not possible if the file ends within unclosed code or an unclosed
 * comment.
 */
export function canAppendBlock(text: string): boolean {
  const probe = 'probe-of-the-end';
  return text === '' || parseNote(`${text.trimEnd()}\n\n> x\n\n^${probe}\n`, '').annotations.some(({ id }) => id === probe);
}

function hasMeant(found: readonly Annotation[], { isGone, body, exact }: MeantAnnotation): boolean {
  if (isGone === true) return found.length === 0;
  const [only] = found;
  if (only === undefined || found.length > 1) return false;
  return (body === undefined || withPlainEnds(only.body) === protectBody(body)) && (exact === undefined || only.selector.exact === exact);
}

function isSame(a: Annotation, b: Annotation | undefined): boolean {
  return (
    a.id === b?.id &&
    a.body === b.body &&
    a.isResolved === b.isResolved &&
    a.selector.exact === b.selector.exact &&
    a.selector.prefix === b.selector.prefix &&
    a.selector.suffix === b.selector.suffix
  );
}

function withPlainEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Characters that some file system forbids. Windows has the strictest rules: "Naming Files, Paths, and Namespaces". */
const refused = /[<>:"/\\|?*\p{Cc}\p{Cs}]+/gu;
/** Names that Windows reserves, also when an extension follows. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/**
 * The limit for the part of a file name that comes from the key, in bytes of UTF-8. File systems allow 255, but while a note is
 * written, there is also a temporary file with a longer name.
 */
const maxLength = 100;

/** The name of the file for a paper's note: its key if that is a valid name and not taken, otherwise a similar name. */
export function chooseFileName(key: string, isTaken: (name: string) => boolean): string {
  const clean = shorten(
    key
      .normalize('NFC')
      .replace(refused, '-')
      .replace(/^[.\s@]+/, ''),
  ).replace(/[.\s]+$/, '');
  const stem = clean === '' || reserved.test(clean) ? `note-${clean}`.replace(/-$/, '') : clean;
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${stem}.md` : `${stem}-${count}.md`;
    if (!isTaken(name)) return name;
  }
}

/**
 * Two names for which this function returns the same text belong to the same file on systems that ignore case and how accents are
 * encoded.
 */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Cuts the text to `longest` bytes, but not within a character. */
function shorten(text: string): string {
  let bytes = 0;
  let shortened = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).byteLength;
    if (bytes > maxLength) break;
    shortened += character;
  }
  return shortened;
}
