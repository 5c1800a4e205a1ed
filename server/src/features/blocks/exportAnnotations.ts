import type { ExchangedWork } from '../../annotations/exchange/exchangedAnnotation';
import { renderWebAnnotations } from '../../annotations/exchange/renderWebAnnotations';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';

export interface ExportedAnnotations {
  /** JSON-LD. */
  readonly text: string;
  readonly count: number;
}

/** All annotations of the writer's own notes, in the order of the files; also of notes whose paper could not be found. */
export function exportAnnotations(snapshot: Snapshot): ExportedAnnotations {
  const annotations = snapshot
    .noteIndex()
    .notes.flatMap((file) => file.note.annotations.map((annotation) => ({ annotation, work: describeWork(file) })));
  return { text: renderWebAnnotations(annotations), count: annotations.length };
}

/** The title and key of the note, and what the library knows of its paper besides. */
function describeWork({ note: { title, key }, subject }: NoteFile): ExchangedWork {
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  return { title: title ?? paper?.title, key: key ?? paper?.key, doi: paper?.doi, arxivId: paper?.arxivId };
}
