import type { ListedNote, NotesAnswer } from '../../../server/src/client';

/**
 * The notes on each paper, the papers that drafts cite, the notes whose paper is in no digest or bibliography (`lost`), and which papers are
 * new.
 */
export interface PaperMarks {
  readonly notesOn: ReadonlyMap<string, readonly ListedNote[]>;
  readonly cited: ReadonlySet<string>;
  readonly lost: readonly ListedNote[];
  /** false for all papers until the writer has decided about one. */
  isNew(key: string): boolean;
}

export function readMarks({ notes, cited, known }: NotesAnswer): PaperMarks {
  const notesOn = new Map<string, ListedNote[]>();
  for (const note of notes) if (note.key !== undefined) notesOn.set(note.key, [...(notesOn.get(note.key) ?? []), note]);
  const seen = known === undefined ? undefined : new Set(known);
  return {
    notesOn,
    cited: new Set(cited),
    lost: notes.filter(({ key }) => key === undefined),
    isNew: (key) => seen?.has(key) === false,
  };
}
