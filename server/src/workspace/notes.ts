import type { LiteratureNote } from '../model/annotation';
import type { Paper } from '../model/paper';
import type { Library } from '../library/library';
import { findNearTitles, type NearTitles } from '../library/nearTitles';
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

/** All notes of a workspace, and the papers that they are on. */
export interface NoteIndex {
  /** Ordered by URI. */
  readonly notes: readonly NoteFile[];
  /** Those on a paper, the writer's own before those of other programs. */
  notesOn(paper: Paper): readonly NoteFile[];
  findNote(uri: string): NoteFile | undefined;
  /** For titles of notes that no paper has. The next index is built from it. */
  readonly nearTitles: NearTitles;
}

/** `earlier` is an index of other notes or of another library. */
export function createNoteIndex({ notes: files, library }: NoteSources, earlier?: NoteIndex): NoteIndex {
  const found = [...files.values()].flatMap((file): readonly NoteFile[] => {
    const { note, foldedTitle } = file.note();
    const subject = findSubject(note, foldedTitle, library());
    // A text that names no paper is a draft in the notes folder.
    return note.key === undefined && note.title === undefined && subject.kind === 'unknown' ? [] : [{ uri: file.uri, file, note, subject }];
  });
  const lost = found.flatMap(({ file, subject }) => (subject.kind === 'known' ? [] : (file.note().foldedTitle ?? [])));
  const nearTitles = findNearTitles(library(), lost, earlier?.nearTitles);
  const notes = lost.length === 0 ? found : joinByNearTitle(found, nearTitles);
  const byPaper = new Map<Paper, NoteFile[]>();
  for (const kind of ['own', 'foreign'] as const) {
    for (const found of notes) {
      if (found.note.kind !== kind || found.subject.kind !== 'known') continue;
      const { paper } = found.subject;
      byPaper.set(paper, [...(byPaper.get(paper) ?? []), found]);
    }
  }
  const byUri = new Map(notes.map((found) => [found.uri, found]));
  return { notes, notesOn: (paper) => byPaper.get(paper) ?? [], findNote: (uri) => byUri.get(uri), nearTitles };
}

/** What an index is made from. */
export interface NoteSources {
  /** The drafts in the notes folder, ordered by URI. */
  readonly notes: ReadonlyMap<string, DraftFile>;
  library(): Library;
}

/** A note whose title no paper has is on the only paper with nearly its title, unless a note of its kind with another title is on that paper. */
function joinByNearTitle(notes: readonly NoteFile[], near: NearTitles): readonly NoteFile[] {
  const findPaper = ({ file, subject }: NoteFile): Paper | undefined => {
    const { foldedTitle } = file.note();
    if (subject.kind !== 'unknown') return subject.paper;
    return foldedTitle === undefined ? undefined : findOnly(near.byTitle.get(foldedTitle) ?? []);
  };
  const claims = new Map<Paper, NoteFile[]>();
  for (const found of notes) {
    const paper = findPaper(found);
    if (paper !== undefined) claims.set(paper, [...(claims.get(paper) ?? []), found]);
  }
  return notes.map((found) => {
    const { file, note, subject } = found;
    const { foldedTitle } = file.note();
    const paper = findPaper(found);
    if (subject.kind === 'known' || foldedTitle === undefined || paper === undefined) return found;
    const isNear = near.byTitle.get(foldedTitle)?.includes(paper) === true;
    const isOnly = claims.get(paper)?.every((other) => {
      const otherTitle = other.file.note().foldedTitle;
      return other.note.kind !== note.kind || otherTitle === undefined || otherTitle === foldedTitle;
    });
    return isNear && isOnly === true ? { ...found, subject: { kind: 'known', paper } } : found;
  });
}

function findSubject(note: LiteratureNote, foldedTitle: string | undefined, library: Library): NoteSubject {
  const { kind, title, heading, key } = note;
  const titled = foldedTitle === undefined ? [] : library.findByFoldedTitle(foldedTitle);
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
