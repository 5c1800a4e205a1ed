import { derived } from '../../base/derivedValues';
import { fileName } from '../../base/fileName';
import type { Annotation } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findOrphans } from './noteThreads';

/** A note file, with the facts that a list of notes shows besides the text of the note. */
export interface NoteSummary {
  readonly found: NoteFile;
  /** undefined if the library does not have the paper, or if the paper with the note's key now has another title. */
  readonly paper: Paper | undefined;
  /** The paper's title, or else the title in the note, or else the file name. */
  readonly title: string;
  /** The tags of the note and of its annotations, without duplicates. */
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
