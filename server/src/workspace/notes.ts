import { findNearTitles, type Library, type NearTitles } from '#library';
import type { LiteratureNote } from '../model/annotation';
import type { Paper } from '../model/paper';
import type { DraftFile } from './files/textFile';

/** A note file and its paper. Every note is also a draft, and may cite other papers. */
export interface NoteFile {
  readonly uri: string;
  readonly file: DraftFile;
  readonly note: LiteratureNote;
  readonly subject: NoteSubject;
}

/**
 * The paper to which a note belongs. It is found by the note's title, which may differ a little from the paper's title, since the
 * writer may be editing that title in a digest. If one of the writer's own notes has a title, its key alone does not decide, since the
 * key may belong to another paper by now.
 */
type NoteSubject =
  | { readonly kind: 'known'; readonly paper: Paper }
  /** No paper has nearly the title of the note, but this paper has the note's key. Perhaps the paper's title was changed. */
  | { readonly kind: 'retitled'; readonly paper: Paper }
  | { readonly kind: 'unknown' };

/** All notes of a workspace, and their papers. */
export interface NoteIndex {
  /** Ordered by URI. */
  readonly notes: readonly NoteFile[];
  /** The notes on a paper: first the writer's own, then those of other programs. */
  notesOn(paper: Paper): readonly NoteFile[];
  findNote(uri: string): NoteFile | undefined;
  /** The papers that were found for titles that no paper has exactly. The next index reuses them. */
  readonly nearTitles: NearTitles;
}

/** Creates the index of the notes. `earlier` is the index of an earlier version of the notes or of the library. */
export function createNoteIndex({ notes: files, library }: NoteSources, earlier?: NoteIndex): NoteIndex {
  const found = [...files.values()].flatMap((file): readonly NoteFile[] => {
    const { note, foldedTitle } = file.note();
    const subject = findSubject(note, foldedTitle, library());
    // A file in the notes folder is an ordinary draft if it has no key and no title and matches no paper.
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

/** The parts of a snapshot from which the index of notes is made. */
export interface NoteSources {
  /** The drafts in the notes folder, ordered by URI. */
  readonly notes: ReadonlyMap<string, DraftFile>;
  library(): Library;
}

/**
 * If no paper has the title of a note, the note is assigned to the paper with nearly that title. There must be only one such paper, and
 * no note of the same kind with another title may belong to this paper.
 */
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
  // Other programs may write titles differently. Their notes contain no passages that could be assigned to a wrong paper, so the key is
  // enough.
  return { kind: kind === 'foreign' ? 'known' : 'retitled', paper: keyed };
}

function findOnly<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
