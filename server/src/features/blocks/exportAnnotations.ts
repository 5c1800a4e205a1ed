import type { ExchangedWork } from '../../annotations/exchange/exchangedAnnotation';
import { renderWebAnnotations } from '../../annotations/exchange/renderWebAnnotations';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';

export interface ExportedAnnotations {
  /** The annotations in JSON-LD. */
  readonly text: string;
  readonly count: number;
}

/**
 * Exports all annotations in the writer's notes, in the order of the files. Annotations whose paper is not in the library are exported
 * too.
 */
export function exportAnnotations(snapshot: Snapshot): ExportedAnnotations {
  const annotations = snapshot
    .noteIndex()
    .notes.flatMap((file) => file.note.annotations.map((annotation) => ({ annotation, work: describeWork(file) })));
  return { text: renderWebAnnotations(annotations), count: annotations.length };
}

/**
 * Describes the paper of a note by the title and key in the note. If the note lacks one of these, it is taken from the library. The
 * identifiers come from the library; they are undefined if the library does not contain the paper.
 */
function describeWork({ note: { title, key }, subject }: NoteFile): ExchangedWork {
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  return { title: title ?? paper?.title, key: key ?? paper?.key, doi: paper?.doi, arxivId: paper?.arxivId };
}
