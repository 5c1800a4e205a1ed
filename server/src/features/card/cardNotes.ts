import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { CardNote } from './paperCard';

/** A part of a note file: its words on no passage, or an annotation. */
export interface PaperNote {
  readonly uri: string;
  readonly span: Span;
  /** Empty where a passage was marked without a word. */
  readonly words: string;
}

/** What the note files say of a paper, in the order of the files. */
export function listPaperNotes(snapshot: Pick<Snapshot, 'noteIndex'>, paper: Paper): readonly PaperNote[] {
  return snapshot
    .noteIndex()
    .notesOn(paper)
    .flatMap(({ uri, note: { free, freeSpan, annotations } }) => [
      ...(free === '' ? [] : [{ uri, span: freeSpan, words: free }]),
      ...annotations.map(({ span, body }) => ({ uri, span, words: body })),
    ]);
}

/** Those that say something, for the card of the paper. */
export function listCardNotes(snapshot: Snapshot, paper: Paper): readonly CardNote[] {
  return listPaperNotes(snapshot, paper).filter(({ words }) => words !== '');
}
