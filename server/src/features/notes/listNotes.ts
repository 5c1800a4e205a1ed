import { fileName } from '../../base/fileName';
import type { Annotation } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findOrphans } from './noteThreads';

/** A note, and what a list tells of it beside its own words. */
export interface NoteSummary {
  readonly found: NoteFile;
  /** undefined where the library has none, or one with the note's key and another title. */
  readonly paper: Paper | undefined;
  /** Of the paper, else as the note says; the file's name where it says none. */
  readonly title: string;
  /** Of its metadata and of its annotations, each once. */
  readonly tags: readonly string[];
  readonly orphans: ReadonlySet<Annotation>;
}

export function listNotes(snapshot: Snapshot): readonly NoteSummary[] {
  return snapshot.noteIndex().notes.map(summarize);
}

const summaries = new WeakMap<NoteFile, NoteSummary>();

/** Kept with the note: passages are looked for once. */
function summarize(found: NoteFile): NoteSummary {
  const known = summaries.get(found);
  if (known !== undefined) return known;
  const { uri, note, subject } = found;
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  const made: NoteSummary = {
    found,
    paper,
    title: paper?.title ?? note.title ?? fileName(uri),
    tags: [...new Set([...note.tags, ...note.annotations.flatMap(({ tags }) => tags)])],
    orphans: new Set(paper === undefined ? note.annotations : findOrphans(paper, found).map(({ annotation }) => annotation)),
  };
  summaries.set(found, made);
  return made;
}
