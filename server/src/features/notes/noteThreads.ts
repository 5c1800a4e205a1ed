import { createPassageLocator, type PassageLocator, type PassagePlace } from '../../annotations/anchor/locatePassage';
import { lazy } from '../../base/lazy';
import { shiftSpan, type Span } from '../../base/span';
import type { Annotation, TextQuoteSelector } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import type { NoteFile } from '../../workspace/notes';
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
  const index = snapshot.noteIndex();
  if (index.notes.length === 0) return [];
  return listDigestPapers(snapshot, file, stretch).flatMap((digestPaper) => {
    const notes = index.notesOn(digestPaper.paper);
    if (notes.length === 0) return [];
    return [{ digestPaper, notes, annotations: placeIn(file.text, digestPaper, notes) }];
  });
}

/** An annotation whose passage stands in no abstract of its paper. */
export interface Orphan {
  readonly annotation: Annotation;
  /** What is most like it in `paper.abstract`, the likest first. */
  readonly candidates: readonly Span[];
}

/** Digests may have other versions of an abstract than the one that the library shows: a passage of any is there. */
export function findOrphans(paper: Paper, { note }: NoteFile): readonly Orphan[] {
  return note.annotations.flatMap((annotation) => {
    const place = createLocator(paper, paper.abstract).locate(annotation.selector);
    return place.kind === 'found' || stands(annotation, paper) ? [] : [{ annotation, candidates: place.candidates }];
  });
}

function stands({ selector }: Annotation, { abstract, occurrences }: Paper): boolean {
  return occurrences.some(
    (place) =>
      place.entry.abstract !== '' &&
      place.entry.abstract !== abstract &&
      createLocator(place, place.entry.abstract).locate(selector).kind === 'found',
  );
}

function placeIn(text: string, { paper, entry, abstract }: DigestPaper, notes: readonly NoteFile[]): readonly PlacedAnnotation[] {
  if (abstract === undefined) return notes.flatMap((note) => place(paper, note, createPassageLocator(''), 0));
  const locator = createLocator(entry, text.slice(abstract.start, abstract.end));
  return notes.flatMap((note) => place(paper, note, locator, abstract.start));
}

/** A text that remembers where it found what. */
type KeptLocator = PassageLocator & { readonly text: string };

/** Kept with the paper, or with the entry of a digest: as long as neither it nor the note changes nothing is looked for again. */
const locators = new WeakMap<object, KeptLocator>();

function createLocator(owner: object, text: string): PassageLocator {
  const known = locators.get(owner);
  if (known?.text === text) return known;
  const locator = lazy(() => createPassageLocator(text));
  const places = new WeakMap<TextQuoteSelector, PassagePlace>();
  const made: KeptLocator = {
    text,
    locate(selector) {
      const found = places.get(selector) ?? locator().locate(selector);
      places.set(selector, found);
      return found;
    },
  };
  locators.set(owner, made);
  return made;
}

function place(paper: Paper, note: NoteFile, locator: PassageLocator, offset: number): readonly PlacedAnnotation[] {
  return note.note.annotations.map((annotation) => ({
    note,
    annotation,
    paper,
    place: shiftPlace(locator.locate(annotation.selector), offset),
  }));
}

function shiftPlace(found: PassagePlace, by: number): PassagePlace {
  return found.kind === 'found'
    ? { kind: 'found', span: shiftSpan(found.span, by) }
    : { kind: 'orphan', candidates: found.candidates.map((span) => shiftSpan(span, by)) };
}
