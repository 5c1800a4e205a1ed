import { createPassageLocator, type PassageLocator, type PassagePlace, parseNote } from '#annotations';
import type { NoteFile, Snapshot } from '#workspace';
import { derived, lazy } from '../../base/derivedValues';
import { fileName } from '../../base/paths';
import { type Span, shiftSpan } from '../../base/span';
import type { Annotation, TextQuoteSelector } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import { type DigestPaper, listDigestPapers } from '../digests/digestPapers';

/** An annotation and the place of its passage. */
interface PlacedAnnotation {
  readonly note: NoteFile;
  readonly annotation: Annotation;
  readonly paper: Paper;
  /**
   * Where the passage is in the digest. If the kind is 'orphan', the passage could not be found, and the thread is shown at the paper's
   * title.
   */
  readonly place: PassagePlace;
}

/** A paper in a digest and the notes on it. The editor shows words on the whole paper at the paper's title. */
interface PaperThreads {
  readonly digestPaper: DigestPaper;
  readonly notes: readonly NoteFile[];
  readonly annotations: readonly PlacedAnnotation[];
}

/** An annotation whose passage was found in no version of its paper's abstract. */
interface OrphanAnnotation {
  readonly annotation: Annotation;
  /** The most similar passages of `paper.abstract`, best first. */
  readonly candidates: readonly Span[];
}

/** A locator that remembers where it found each selector. */
type KnownLocator = PassageLocator & { readonly text: string };

/** A note file, with the facts that a list of notes shows besides the text of the note. */
export interface NoteSummary {
  readonly found: NoteFile;
  /** undefined if the library does not have the paper, or if the paper with the note's key now has another title. */
  readonly paper: Paper | undefined;
  /** The paper's title, or else the title in the note, or else the file name. */
  readonly title: string;
  /** The tags of the note and of its annotations, without duplicates. */
  readonly tags: readonly string[];
  readonly orphans: ReadonlySet<Annotation>;
}

/** The notes on the papers in a span of a digest. Papers without notes are omitted. undefined if the document is not a digest. */
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

/**
 * The annotations whose passages can't be found. A digest may contain another version of the abstract than the one that the library
 * shows; a passage counts as found if any version contains it.
 */
export function findOrphans(snapshot: Pick<Snapshot, 'derived'>, paper: Paper, { note }: NoteFile): readonly OrphanAnnotation[] {
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

/**
 * Locators for abstracts. Each is remembered for as long as the object that has the abstract exists: a paper, an occurrence or a digest
 * entry.
 */
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

/**
 * The list of inputs is empty because a passage stays where it was found unless its paper or its note changes. If one of these changes,
 * it becomes a new object, for which nothing is remembered.
 */
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

export const listNotes = derived(
  (snapshot: Snapshot) => [snapshot.noteIndex(), snapshot.derived],
  ([{ notes }, values]): readonly NoteSummary[] => notes.map((found) => summarize({ derived: values }, found)),
);

function summarize(snapshot: Pick<Snapshot, 'derived'>, found: NoteFile): NoteSummary {
  const { uri, note, subject } = found;
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  return {
    found,
    paper,
    title: paper?.title ?? note.title ?? fileName(uri),
    tags: [...new Set([...note.tags, ...note.annotations.flatMap(({ tags }) => tags)])],
    orphans: new Set(paper === undefined ? note.annotations : findOrphans(snapshot, paper, found).map(({ annotation }) => annotation)),
  };
}

/**
 * Whether the block of an annotation in the editor differs from the saved one. False if the file or the block has not been saved at
 * all. `onDisk` is undefined if there is no file.
 */
export function hasUnsavedBlock(inEditor: string, onDisk: string | undefined, id: string): boolean {
  if (onDisk === undefined || onDisk === inEditor) return false;
  const saved = readBlock(onDisk, id);
  return saved !== undefined && saved !== readBlock(inEditor, id);
}

/** The block of an annotation, with all line breaks as `\n`. */
function readBlock(text: string, id: string): string | undefined {
  const found = parseNote(text, 'note.md').annotations.find((annotation) => annotation.id === id);
  return found === undefined ? undefined : text.slice(found.span.start, found.span.end).replace(/\r\n?/g, '\n');
}
