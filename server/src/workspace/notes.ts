import { URI, Utils } from 'vscode-uri';
import { parseNote } from '../annotations/note/parseNote';
import { fileName } from '../base/fileName';
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

const byDrafts = new WeakMap<Snapshot['drafts'], NoteIndex>();
const parsed = new WeakMap<DraftFile, LiteratureNote>();
/** What was made last: typing in a draft changes no note. */
let last: { readonly files: readonly DraftFile[]; readonly library: Library; readonly index: NoteIndex } | undefined;

export function getNotes(snapshot: Snapshot): NoteIndex {
  const { drafts } = snapshot;
  const library = snapshot.library();
  const known = byDrafts.get(drafts);
  if (known !== undefined && last?.index === known && last.library === library) return known;
  const isNote = createNoteTest(snapshot);
  const files = [...drafts.values()].filter(({ uri }) => isNote(uri));
  if (last === undefined || last.library !== library || !isSameList(last.files, files)) last = { files, library, index: createNoteIndex(files, library) };
  byDrafts.set(drafts, last.index);
  return last.index;
}

/** Whether a URI is that of a Markdown file in the notes folder, or in a folder of it. Asked for every draft, so it takes nothing apart. */
export function createNoteTest({ folders, settings }: Pick<Snapshot, 'folders' | 'settings'>): (uri: string) => boolean {
  const roots = folders.map((folder) => `${Utils.joinPath(URI.parse(folder), settings.notesFolder).toString()}/`);
  return (uri) => /\.md$/i.test(uri) && roots.some((root) => uri.startsWith(root));
}

function createNoteIndex(files: readonly DraftFile[], library: Library): NoteIndex {
  const notes = files.flatMap((file): readonly NoteFile[] => {
    const note = parsed.get(file) ?? parseNote(file.text, fileName(file.uri));
    parsed.set(file, note);
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

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
