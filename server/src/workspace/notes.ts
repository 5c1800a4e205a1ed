import { parseNote } from '../annotations/note/parseNote';
import { fileName } from '../base/fileName';
import { readTotally } from '../base/readTotally';
import type { LiteratureNote } from '../model/annotation';
import type { Paper } from '../model/paper';
import { foldTitle } from '../library/linkRecords';
import type { Library } from '../library/library';
import { findNearTitles, type NearTitles } from '../library/nearTitles';
import type { Snapshot } from './snapshot';
import type { DraftFile } from './files/textFile';

/** A note file, and what it is about. A note is a draft too: it may cite. */
export interface NoteFile {
  readonly uri: string;
  readonly file: DraftFile;
  readonly note: LiteratureNote;
  readonly subject: NoteSubject;
}

/**
 * A paper is known by its title, or by one that is nearly the same, as while the title in the digest is being typed in; a key
 * alone is no proof, as another paper may have it by now.
 */
export type NoteSubject =
  | { readonly kind: 'known'; readonly paper: Paper }
  /** No paper has nearly the note's title, and this one its key: maybe it was given another title. */
  | { readonly kind: 'retitled'; readonly paper: Paper }
  | { readonly kind: 'unknown' };

/** All notes of a workspace. The same object as long as neither they nor the library change. */
export interface NoteIndex {
  /** Ordered by URI. */
  readonly notes: readonly NoteFile[];
  /** Those on a paper, the writer's own before those of other programs. */
  notesOn(paper: Paper): readonly NoteFile[];
  findNote(uri: string): NoteFile | undefined;
}

interface KeptIndex {
  readonly library: Library;
  readonly index: NoteIndex;
}

const kept = new WeakMap<Snapshot['notes'], KeptIndex>();
const parsed = new WeakMap<DraftFile, LiteratureNote>();

export function getNotes({ notes, library }: Pick<Snapshot, 'notes' | 'library'>): NoteIndex {
  const known = kept.get(notes);
  if (known?.library === library()) return known.index;
  const made: KeptIndex = { library: library(), index: createNoteIndex([...notes.values()], library(), known?.library) };
  kept.set(notes, made);
  return made.index;
}

/** Kept with the file, so that it is read once. */
export function readNote(file: DraftFile): LiteratureNote {
  const note =
    parsed.get(file) ??
    readTotally(
      () => parseNote(file.text, fileName(file.uri)),
      (reason) => createUnreadNote(file, reason),
    );
  parsed.set(file, note);
  return note;
}

/** Of a note that could not be read nothing is known but its name, and nothing is written to it. */
function createUnreadNote({ uri }: DraftFile, reason: string): LiteratureNote {
  const nowhere = { start: 0, end: 0 };
  return {
    kind: 'own',
    key: fileName(uri).replace(/\.md$/i, ''),
    title: undefined,
    heading: undefined,
    titleSpan: undefined,
    status: undefined,
    statusSpan: undefined,
    tags: [],
    free: '',
    freeSpan: nowhere,
    annotations: [],
    metadataSpan: undefined,
    issues: [{ span: nowhere, reason }],
    isWritable: false,
  };
}

function createNoteIndex(files: readonly DraftFile[], library: Library, earlier: Library | undefined): NoteIndex {
  const found = files.flatMap((file): readonly NoteFile[] => {
    const note = readNote(file);
    const subject = findSubject(note, library);
    // A text that names no paper is a draft that lies among the notes.
    return note.key === undefined && note.title === undefined && subject.kind === 'unknown' ? [] : [{ uri: file.uri, file, note, subject }];
  });
  const notes = joinByNearTitle(found, library, earlier);
  const byPaper = new Map<Paper, NoteFile[]>();
  for (const kind of ['own', 'foreign'] as const) {
    for (const found of notes) {
      if (found.note.kind !== kind || found.subject.kind !== 'known') continue;
      const { paper } = found.subject;
      byPaper.set(paper, [...(byPaper.get(paper) ?? []), found]);
    }
  }
  const byUri = new Map(notes.map((found) => [found.uri, found]));
  return { notes, notesOn: (paper) => byPaper.get(paper) ?? [], findNote: (uri) => byUri.get(uri) };
}

/** What was looked up in a library, which an edit of a note leaves as it is. */
const nearTitles = new WeakMap<Library, NearTitles>();

/** A note whose title no paper has is on the only paper with nearly its title, where no note of its kind with another title is on it. */
function joinByNearTitle(notes: readonly NoteFile[], library: Library, earlier: Library | undefined): readonly NoteFile[] {
  const lost = notes.flatMap(({ note, subject }) =>
    subject.kind === 'known' || note.title === undefined ? [] : [getFoldedTitle(note, note.title)],
  );
  const near = findNearTitles(library, lost, nearTitles.get(library) ?? (earlier && nearTitles.get(earlier)));
  nearTitles.set(library, near);
  if (lost.length === 0) return notes;
  const findPaper = ({ note, subject }: NoteFile): Paper | undefined => {
    if (subject.kind !== 'unknown') return subject.paper;
    return note.title === undefined ? undefined : findOnly(near.byTitle.get(getFoldedTitle(note, note.title)) ?? []);
  };
  const claims = new Map<Paper, NoteFile[]>();
  for (const found of notes) {
    const paper = findPaper(found);
    if (paper !== undefined) claims.set(paper, [...(claims.get(paper) ?? []), found]);
  }
  return notes.map((found) => {
    const { note, subject } = found;
    const paper = findPaper(found);
    if (subject.kind === 'known' || note.title === undefined || paper === undefined) return found;
    const title = getFoldedTitle(note, note.title);
    const isNear = near.byTitle.get(title)?.includes(paper) === true;
    const isOnly = claims
      .get(paper)
      ?.every(
        (other) =>
          other.note.kind !== note.kind || other.note.title === undefined || getFoldedTitle(other.note, other.note.title) === title,
      );
    return isNear && isOnly === true ? { ...found, subject: { kind: 'known', paper } } : found;
  });
}

/** Titles of notes as they are compared: every edit of a digest looks all of them up. */
const foldedTitles = new WeakMap<LiteratureNote, string>();

function getFoldedTitle(note: LiteratureNote, title: string): string {
  const folded = foldedTitles.get(note) ?? foldTitle(title);
  foldedTitles.set(note, folded);
  return folded;
}

function findSubject(note: LiteratureNote, library: Library): NoteSubject {
  const { kind, title, heading, key } = note;
  const titled = title === undefined ? [] : library.findByFoldedTitle(getFoldedTitle(note, title));
  const only = findOnly(titled);
  if (only !== undefined) return { kind: 'known', paper: only };
  const keyed = key === undefined ? undefined : (library.findByKey(key) ?? findOnly(library.resolveKey(key)));
  if (title === undefined) {
    const paper = keyed ?? (heading === undefined ? undefined : findOnly(library.findByTitle(heading)));
    return paper === undefined ? { kind: 'unknown' } : { kind: 'known', paper };
  }
  if (keyed === undefined) return { kind: 'unknown' };
  if (titled.length > 0) return titled.includes(keyed) ? { kind: 'known', paper: keyed } : { kind: 'unknown' };
  // The title in a note of another program is how that program spells it, and nothing in it hangs on passages.
  return { kind: kind === 'foreign' ? 'known' : 'retitled', paper: keyed };
}

function findOnly<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
