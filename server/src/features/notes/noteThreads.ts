import { createPassageLocator, type PassagePlace } from '../../annotations/anchor/locatePassage';
import { shiftSpan, type Span } from '../../base/span';
import type { Annotation } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import { getNotes, type NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { listDigestPapers, type DigestPaper } from './digestPassage';

/** An annotation, and where its passage stands. */
export interface PlacedAnnotation {
  readonly note: NoteFile;
  readonly annotation: Annotation;
  readonly paper: Paper;
  /** 'orphan': the passage could not be located; its thread stands at the title. */
  readonly place: PassagePlace;
}

/** The notes on a paper that a digest has, and its title's place, where notes on no passage stand. */
export interface PaperThreads {
  readonly digestPaper: DigestPaper;
  readonly notes: readonly NoteFile[];
  readonly annotations: readonly PlacedAnnotation[];
}

/** Notes on the papers in a stretch of a digest; papers without notes are left out. undefined where the document is no digest. */
export function listThreads(snapshot: Snapshot, uri: string, stretch: Span): readonly PaperThreads[] | undefined {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return undefined;
  const index = getNotes(snapshot);
  if (index.notes.length === 0) return [];
  return listDigestPapers(snapshot, file, stretch).flatMap((digestPaper) => {
    const notes = index.notesOn(digestPaper.paper);
    if (notes.length === 0) return [];
    return [{ digestPaper, notes, annotations: placeIn(file.text, digestPaper, notes) }];
  });
}

/** Where the annotations of a paper stand in its abstract as the library has it: in one line. */
export function placeInAbstract(paper: Paper, notes: readonly NoteFile[]): readonly PlacedAnnotation[] {
  return place(paper, notes, paper.abstract, 0);
}

function placeIn(text: string, { paper, abstract }: DigestPaper, notes: readonly NoteFile[]): readonly PlacedAnnotation[] {
  return abstract === undefined ? place(paper, notes, '', 0) : place(paper, notes, text.slice(abstract.start, abstract.end), abstract.start);
}

function place(paper: Paper, notes: readonly NoteFile[], text: string, offset: number): readonly PlacedAnnotation[] {
  const locator = createPassageLocator(text);
  return notes.flatMap((note) =>
    note.note.annotations.map((annotation): PlacedAnnotation => ({ note, annotation, paper, place: shiftPlace(locator.locate(annotation.selector), offset) })),
  );
}

function shiftPlace(found: PassagePlace, by: number): PassagePlace {
  return found.kind === 'found' ? { kind: 'found', span: shiftSpan(found.span, by) } : { kind: 'orphan', candidates: found.candidates.map((span) => shiftSpan(span, by)) };
}
