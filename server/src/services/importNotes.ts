import type { Snapshot } from '#workspace';
import type { ImportPlan } from '../features/annotating/exchangeAnnotations';
import type { NoteOutcome, NoteService } from './noteService';

/** The result of an import. */
interface ImportOutcome {
  /** How many annotations were planned for the notes that were changed. */
  readonly added: number;
  /** The result for each note that was changed. */
  readonly outcomes: readonly Exclude<NoteOutcome, { kind: 'refused' }>[];
  /** Keys of papers whose notes could not be written, each with the reason in words for the writer. */
  readonly refused: readonly { readonly what: string; readonly reason: string }[];
}

/** Adds annotations to one note file after the other. If one file can't be written, the other files are written nevertheless. */
export async function importNotes(notes: Pick<NoteService, 'write'>, { papers }: ImportPlan): Promise<ImportOutcome> {
  let added = 0;
  const outcomes: ImportOutcome['outcomes'][number][] = [];
  const refused: ImportOutcome['refused'][number][] = [];
  for (const paper of papers) {
    const outcome = await notes.write((snapshot) => ({
      edit: { kind: 'import', key: paper.key, added: withoutKnown(snapshot, paper.added) },
      seen: snapshot,
    }));
    if (outcome.kind === 'refused') refused.push({ what: paper.key, reason: outcome.reason });
    else {
      added += paper.added.length;
      outcomes.push(outcome);
    }
  }
  return { added, outcomes, refused };
}

/** Leaves out annotations that are in a note already, because notes may have changed since the import was planned. */
function withoutKnown<T extends { readonly id: string }>(snapshot: Snapshot, added: readonly T[]): readonly T[] {
  const known = new Set(snapshot.noteIndex().notes.flatMap(({ note }) => note.annotations.map(({ id }) => id)));
  return added.filter(({ id }) => !known.has(id));
}
