import type { ListedNote, NotesAnswer } from '../../../server/src/protocol/noteRequests';

/** The notes on each paper, the papers that drafts cite, and the notes whose paper is in no digest or bibliography (`lost`). */
export interface PaperMarks {
  readonly notesOn: ReadonlyMap<string, readonly ListedNote[]>;
  readonly cited: ReadonlySet<string>;
  readonly lost: readonly ListedNote[];
}

export function readMarks({ notes, cited }: NotesAnswer): PaperMarks {
  const notesOn = new Map<string, ListedNote[]>();
  for (const note of notes) if (note.key !== undefined) notesOn.set(note.key, [...(notesOn.get(note.key) ?? []), note]);
  return { notesOn, cited: new Set(cited), lost: notes.filter(({ key }) => key === undefined) };
}
