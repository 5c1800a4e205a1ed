import { createPassageLocator, type PassageLocator, type PassagePlace } from '../../annotations/anchor/locatePassage';
import { derived } from '../../base/derivedValues';
import { lazy } from '../../base/lazy';
import { shiftSpan, type Span } from '../../base/span';
import type { Annotation, TextQuoteSelector } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { listDigestPapers, type DigestPaper } from './digestPassage';

/** An annotation, and where its passage is. */
export interface PlacedAnnotation {
  readonly note: NoteFile;
  readonly annotation: Annotation;
  readonly paper: Paper;
  /** 'orphan': the passage could not be located, so its thread is at the title. */
  readonly place: PassagePlace;
}

/** The notes on a paper of a digest, and the paper's place in it: notes on no passage are shown at its title. */
export interface PaperThreads {
  readonly digestPaper: DigestPaper;
  readonly notes: readonly NoteFile[];
  readonly annotations: readonly PlacedAnnotation[];
}

/** Notes on the papers in a stretch of a digest; papers without notes are left out. undefined if the document is no digest. */
export function listThreads(snapshot: Snapshot, uri: string, stretch: Span): readonly PaperThreads[] | undefined {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return undefined;
  const index = snapshot.noteIndex();
  if (index.notes.length === 0) return [];
  return listDigestPapers(snapshot, file, stretch).flatMap((digestPaper) => {
    const notes = index.notesOn(digestPaper.paper);
    if (notes.length === 0) return [];
    return [{ digestPaper, notes, annotations: placeIn(file.text, digestPaper, notes, getLocators(snapshot)) }];
  });
}

/** An annotation whose passage is in no abstract of its paper. */
export interface Orphan {
  readonly annotation: Annotation;
  /** The most similar words of `paper.abstract`, the best match first. */
  readonly candidates: readonly Span[];
}

/** Digests may have other versions of an abstract than the one that the library shows: a passage of any version counts as located. */
export function findOrphans(snapshot: Pick<Snapshot, 'derived'>, paper: Paper, { note }: NoteFile): readonly Orphan[] {
  const locators = getLocators(snapshot);
  return note.annotations.flatMap((annotation) => {
    const place = locators.of(paper, paper.abstract).locate(annotation.selector);
    return place.kind === 'found' || isInOtherVersion(annotation, paper, locators) ? [] : [{ annotation, candidates: place.candidates }];
  });
}

function isInOtherVersion({ selector }: Annotation, { abstract, occurrences }: Paper, locators: PassageLocators): boolean {
  return occurrences.some(
    (place) =>
      place.entry.abstract !== '' &&
      place.entry.abstract !== abstract &&
      locators.of(place, place.entry.abstract).locate(selector).kind === 'found',
  );
}

function placeIn(
  text: string,
  { paper, entry, abstract }: DigestPaper,
  notes: readonly NoteFile[],
  locators: PassageLocators,
): readonly PlacedAnnotation[] {
  if (abstract === undefined) return notes.flatMap((note) => place(paper, note, createPassageLocator(''), 0));
  const locator = locators.of(entry, text.slice(abstract.start, abstract.end));
  return notes.flatMap((note) => place(paper, note, locator, abstract.start));
}

/** A locator that remembers where each selector is in its text. */
type KnownLocator = PassageLocator & { readonly text: string };

/** The locators of abstracts, each known as long as the paper, occurrence or digest entry whose abstract it is. */
class PassageLocators {
  private readonly known = new WeakMap<object, KnownLocator>();

  of(owner: object, text: string): PassageLocator {
    const known = this.known.get(owner);
    if (known?.text === text) return known;
    const locator = createKnownLocator(text);
    this.known.set(owner, locator);
    return locator;
  }
}

/** No input: a passage that was located stays so while neither its paper nor its note changes, whatever else does. */
const getLocators = derived(
  (_: Pick<Snapshot, 'derived'>) => [],
  () => new PassageLocators(),
);

function createKnownLocator(text: string): KnownLocator {
  const locator = lazy(() => createPassageLocator(text));
  const places = new WeakMap<TextQuoteSelector, PassagePlace>();
  return {
    text,
    locate(selector) {
      const found = places.get(selector) ?? locator().locate(selector);
      places.set(selector, found);
      return found;
    },
  };
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
