import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';

/** A part of a note file: an annotation, or the writer's words on the whole paper. */
export interface PaperNote {
  readonly uri: string;
  readonly span: Span;
  /** Empty if the writer annotated a passage without writing anything. */
  readonly words: string;
}

/** All notes on a paper, in the order of the files. */
export function listPaperNotes(snapshot: Pick<Snapshot, 'noteIndex'>, paper: Paper): readonly PaperNote[] {
  return snapshot
    .noteIndex()
    .notesOn(paper)
    .flatMap(({ uri, note: { generalText, generalTextSpan, annotations } }) => [
      ...(generalText === '' ? [] : [{ uri, span: generalTextSpan, words: generalText }]),
      ...annotations.map(({ span, body }) => ({ uri, span, words: body })),
    ]);
}

/** The notes for the paper's card: those in which the writer wrote something. */
export function listCardNotes(snapshot: Snapshot, paper: Paper): readonly PaperNote[] {
  return listPaperNotes(snapshot, paper).filter(({ words }) => words !== '');
}
