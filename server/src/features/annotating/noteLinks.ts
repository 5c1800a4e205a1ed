import { createPassageLocator } from '#annotations';
import { locateOccurrence, type NoteFile, type Snapshot } from '#workspace';
import { type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import { findDigestPaper } from '../digests/digestPapers';
import { listThreads } from './noteThreads';

/** A place in a file, and the block that contains it. */
interface LinkedPlace {
  readonly uri: string;
  readonly block: Span;
  /** The passage in a digest, the title of a paper, or the quotation in a note. */
  readonly span: Span;
}

interface NoteLinks {
  /** What is at the cursor: the quotation or metadata of a note, or an annotated passage. */
  readonly origin: Span;
  readonly targets: readonly LinkedPlace[];
}

/**
 * The places that belong to the text at the offset: for the quotation in a note, its passage in the digests; for a note's metadata, its
 * paper; for an annotated passage, the notes on it. undefined for other text, or if there are no such places.
 */
export function findNoteLinks(snapshot: Snapshot, uri: string, offset: number): NoteLinks | undefined {
  const note = snapshot.drafts.has(uri) ? snapshot.noteIndex().findNote(uri) : undefined;
  return note === undefined ? findNotesOfPassage(snapshot, uri, offset) : findPassageOfNote(snapshot, note, offset);
}

function findPassageOfNote(snapshot: Snapshot, { note, subject }: NoteFile, offset: number): NoteLinks | undefined {
  if (subject.kind === 'unknown') return undefined;
  const { occurrences } = subject.paper;
  if (note.metadataSpan !== undefined && touches(note.metadataSpan, offset)) {
    return toLinks(
      note.metadataSpan,
      occurrences.map((occurrence) => ({ uri: occurrence.uri, ...toPlace(locateOccurrence(snapshot, occurrence)) })),
    );
  }
  const annotation = note.annotations.find(({ quoteSpan }) => touches(quoteSpan, offset));
  if (annotation === undefined || subject.kind !== 'known') return undefined;
  const targets = occurrences.flatMap((occurrence): readonly LinkedPlace[] => {
    const file = occurrence.kind === 'digest' ? snapshot.digests.get(occurrence.uri) : undefined;
    if (file === undefined) return [];
    const found = findDigestPaper(snapshot, file, locateOccurrence(snapshot, occurrence).title.start);
    if (found?.abstract === undefined) return [];
    const passage = createPassageLocator(sliceSpan(file.text, found.abstract)).locate(annotation.selector);
    return passage.kind === 'found'
      ? [{ uri: occurrence.uri, block: found.span, span: shiftSpan(passage.span, found.abstract.start) }]
      : [];
  });
  return toLinks(annotation.quoteSpan, targets);
}

function findNotesOfPassage(snapshot: Snapshot, uri: string, offset: number): NoteLinks | undefined {
  const threads = (listThreads(snapshot, uri, { start: offset, end: offset }) ?? []).flatMap(({ annotations }) => annotations);
  const here = threads.flatMap(({ note, annotation, place }) =>
    place.kind === 'found' && touches(place.span, offset)
      ? [{ passage: place.span, uri: note.uri, block: annotation.span, span: annotation.quoteSpan }]
      : [],
  );
  const [first] = here;
  return first === undefined ? undefined : toLinks(first.passage, here);
}

function toLinks(origin: Span, targets: readonly LinkedPlace[]): NoteLinks | undefined {
  return targets.length === 0 ? undefined : { origin, targets };
}

function toPlace({ block, title }: { readonly block: Span; readonly title: Span }): Omit<LinkedPlace, 'uri'> {
  return { block, span: title };
}
