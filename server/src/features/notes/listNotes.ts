import { derived } from '../../base/derivedValues';
import { fileName } from '../../base/fileName';
import type { Annotation } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findOrphans } from './noteThreads';

/** A note, and what a list says of it beside its own words. */
export interface NoteSummary {
  readonly found: NoteFile;
  /** undefined if the library has no such paper, or has another title for the note's key. */
  readonly paper: Paper | undefined;
  /** Of the paper, or else as the note says; the file's name if it says none. */
  readonly title: string;
  /** Of its metadata and of its annotations, each once. */
  readonly tags: readonly string[];
  readonly orphans: ReadonlySet<Annotation>;
}

export const listNotes = derived(
  (snapshot: Snapshot) => [snapshot.noteIndex(), snapshot.derived],
  ([{ notes }, values]): readonly NoteSummary[] => notes.map((found) => summarize({ derived: values }, found)),
);

function summarize(snapshot: Pick<Snapshot, 'derived'>, found: NoteFile): NoteSummary {
  const { uri, note, subject } = found;
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  return {
    found,
    paper,
    title: paper?.title ?? note.title ?? fileName(uri),
    tags: [...new Set([...note.tags, ...note.annotations.flatMap(({ tags }) => tags)])],
    orphans: new Set(paper === undefined ? note.annotations : findOrphans(snapshot, paper, found).map(({ annotation }) => annotation)),
  };
}
