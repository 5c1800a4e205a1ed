import { parseNote } from '../annotations/note/parseNote';
import { fileName } from '../base/fileName';
import { readTotally } from '../base/readTotally';
import type { LiteratureNote } from '../model/annotation';
import type { Paper } from '../model/paper';
import { foldTitle, type WorkTitle } from './groupPlaces';
import { findPapersByTitle, findPapersByWorkTitle, type Library } from './library';
import type { Snapshot } from './snapshot';
import type { DraftFile } from './textFile';

/** A note file, and what it is about. A note is a draft too: it may cite. */
export interface NoteFile {
  readonly uri: string;
  readonly file: DraftFile;
  readonly note: LiteratureNote;
  readonly subject: NoteSubject;
}

/** A paper is known by its title; a key alone is no proof, as another paper may have it by now. */
export type NoteSubject =
  | { readonly kind: 'known'; readonly paper: Paper }
  /** No paper has the note's title, and this one its key: maybe it was given another title. */
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
  const made: KeptIndex = { library: library(), index: createNoteIndex([...notes.values()], library()) };
  kept.set(notes, made);
  return made.index;
}

/** Kept with the file, so that it is read once. */
export function readNote(file: DraftFile): LiteratureNote {
  const note = parsed.get(file) ?? readTotally(() => parseNote(file.text, fileName(file.uri)), (reason) => createUnreadNote(file, reason));
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

function createNoteIndex(files: readonly DraftFile[], library: Library): NoteIndex {
  const notes = files.flatMap((file): readonly NoteFile[] => {
    const note = readNote(file);
    const subject = findSubject(note, library);
    // A text that names no paper is a draft that lies among the notes.
    return note.key === undefined && note.title === undefined && subject.kind === 'unknown' ? [] : [{ uri: file.uri, file, note, subject }];
  });
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

/** Titles of notes as they are compared: every edit of a digest looks all of them up. */
const workTitles = new WeakMap<LiteratureNote, WorkTitle>();

function getWorkTitle(note: LiteratureNote, title: string): WorkTitle {
  const folded = workTitles.get(note) ?? foldTitle(title);
  workTitles.set(note, folded);
  return folded;
}

function findSubject(note: LiteratureNote, library: Library): NoteSubject {
  const { kind, title, heading, key } = note;
  const titled = title === undefined ? [] : findPapersByWorkTitle(library, getWorkTitle(note, title));
  const only = findOnly(titled);
  if (only !== undefined) return { kind: 'known', paper: only };
  const keyed = key === undefined ? undefined : (library.findByKey(key) ?? findOnly(library.resolveKey(key)));
  if (title === undefined) {
    const paper = keyed ?? (heading === undefined ? undefined : findOnly(findPapersByTitle(library, heading)));
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
