import { createReferenceIndex, type ReferenceIndex } from '#ownFiles';
import { changeGroups, diffSequences, type SequenceDifference } from '../base/changes';
import { createIndexLookup, createLayeredMap, type LayeredMap } from '../base/collections';
import type { CitationKey } from '../model/citation';
import type { CompletedReference } from '../model/completedReference';
import type { DigestRecord } from '../model/digest';
import type { Occurrence, Paper } from '../model/paper';
import { findStoredEntry } from './cache/digestTable';
import { getWorkKey, groupIntoWorks, type Work, type WorkKey } from './groupIntoWorks';
import { type ChangedKeys, type DigestKeys, noDigestKeys, updateDigestKeys } from './keys/digestKeys';
import { findReference, listOccurrenceIdentifiers, listTouchedByReferences, mergeRecords } from './mergeRecords';

/** The works that a list of occurrences describes, each as a paper. */
export interface Works {
  readonly occurrences: readonly Occurrence[];
  readonly byTitle: LayeredMap<WorkKey, readonly Work[]>;
  readonly byEntry: LayeredMap<Occurrence['entry'], Paper>;
  /** The occurrences with each identifier, in the order of the library. */
  readonly byIdentifier: LayeredMap<string, readonly Occurrence[]>;
  /** The references from which papers were completed. */
  readonly references: ReferenceIndex;
  /** The number of bibliography entries that have each key, either as their own key or as an alias. */
  readonly entryKeys: LayeredMap<CitationKey, number>;
  readonly digestKeys: DigestKeys;
  /** The number of works that have an entry in a digest. */
  readonly digestPaperCount: number;
  /**
   * The papers that were removed and those that were added, in no particular order, compared with the earlier works from which these
   * works were made.
   */
  readonly change: SequenceDifference<Paper>;
}

const empty: Works = {
  occurrences: [],
  byTitle: createLayeredMap(),
  byEntry: createLayeredMap(),
  byIdentifier: createLayeredMap(),
  references: createReferenceIndex([]),
  entryKeys: createLayeredMap(),
  digestKeys: noDigestKeys,
  digestPaperCount: 0,
  change: { removed: [], added: [] },
};

/**
 * Creates the works of these occurrences. Only occurrences that share their title with an added or removed occurrence are linked again;
 * all other works are taken from `known`.
 */
export function createWorks(occurrences: readonly Occurrence[], references: ReferenceIndex, known: Works = empty): Works {
  const change = diffSequences(known.occurrences, occurrences);
  const touched = groupTouched(occurrences, known, change);
  const byTitle = known.byTitle.withChanges(touched);
  const byIdentifier = known.byIdentifier.withChanges(groupByIdentifier(occurrences, known, change));
  const keyCounts = countKeys(known.entryKeys, change);
  const entryKeys = known.entryKeys.withChanges(keyCounts);
  const named = nameDigestWorks(known, touched, keyCounts, entryKeys);
  const digestPaperCount = [...named.changed].reduce(
    (count, [title, made]) => count + Number(made !== undefined) - Number(known.digestKeys.byTitle.has(title)),
    known.digestPaperCount,
  );
  return {
    occurrences,
    byTitle,
    byIdentifier,
    references,
    entryKeys,
    digestKeys: named.keys,
    digestPaperCount,
    ...createPapers(known, named, { byTitle, byIdentifier, references }, touched, change),
  };
}

type Touched = ReadonlyMap<WorkKey, readonly Work[] | undefined>;

function groupTouched(occurrences: readonly Occurrence[], known: Works, change: SequenceDifference<Occurrence>): Touched {
  const rank = createIndexLookup(occurrences);
  const compare = (a: Occurrence, b: Occurrence): number => rank(a) - rank(b);
  const occurrencesOf = (title: WorkKey): readonly Occurrence[] | undefined => {
    const works = known.byTitle.get(title);
    // The occurrences of a single work are already in order; those of several works must be sorted together.
    return works === undefined || works.length === 1 ? works?.[0] : works.flat().sort(compare);
  };
  const groups = changeGroups(occurrencesOf, change, { keysOf: (occurrence) => [getWorkKey(occurrence)], compare });
  const gone = new Set(change.removed);
  return new Map(
    Array.from(groups, ([title, group]) => {
      // An occurrence that moved counts as removed and added. Its work becomes a new one, so that its paper moves too.
      const before = known.byTitle.get(title)?.filter((work) => !work.some((occurrence) => gone.has(occurrence)));
      return [title, group && groupIntoWorks(group).map((work) => before?.find((other) => isSameWork(other, work)) ?? work)];
    }),
  );
}

function groupByIdentifier(
  occurrences: readonly Occurrence[],
  known: Works,
  change: SequenceDifference<Occurrence>,
): ReadonlyMap<string, readonly Occurrence[] | undefined> {
  const rank = createIndexLookup(occurrences);
  const compare = (a: Occurrence, b: Occurrence): number => rank(a) - rank(b);
  return changeGroups(known.byIdentifier.get, change, { keysOf: listOccurrenceIdentifiers, compare });
}

function isSameWork(a: Work, b: Work): boolean {
  return a.length === b.length && a.every((occurrence, index) => occurrence === b[index]);
}

export function countKeys(
  known: LayeredMap<CitationKey, number>,
  { removed, added }: SequenceDifference<Occurrence>,
): ReadonlyMap<CitationKey, number | undefined> {
  const counts = new Map<CitationKey, number | undefined>();
  const count = (occurrence: Occurrence, by: number): void => {
    for (const key of listKeys(occurrence))
      counts.set(key, (counts.has(key) ? (counts.get(key) ?? 0) : (known.get(key) ?? 0)) + by || undefined);
  };
  for (const occurrence of removed) count(occurrence, -1);
  for (const occurrence of added) count(occurrence, 1);
  return counts;
}

/** The keys that the writer gave an occurrence: the keys of a bibliography entry, including aliases. */
export function listKeys(occurrence: Occurrence): readonly CitationKey[] {
  if (occurrence.kind === 'digest') return [];
  const { key, aliases } = occurrence.entry;
  return aliases.length === 0 ? [key] : [key, ...aliases.map((alias) => alias.key)];
}

/**
 * Makes the keys of the works in digests from their titles. If a bibliography entry already uses such a key, the work gets a longer
 * one.
 */
function nameDigestWorks(
  known: Works,
  touched: Touched,
  keyCounts: ReadonlyMap<CitationKey, number | undefined>,
  entryKeys: Works['entryKeys'],
): ChangedKeys {
  const taken = [...keyCounts].filter(([key, count]) => (count === undefined) !== !known.entryKeys.has(key)).map(([key]) => key);
  const spellings = new Map([...touched].map(([title, works]) => [title, works === undefined ? undefined : findSpelling(works[0])]));
  return updateDigestKeys(known.digestKeys, { spellings, taken, isTaken: (key) => entryKeys.has(key) });
}

/**
 * The title of a work as one of its digests writes it; undefined if no digest contains the work. If the digests write it differently, a
 * spelling with a colon is preferred. Of several such spellings, the first in alphabetical order is used. So the result does not depend
 * on the order of the digests.
 */
export function findSpelling(work: readonly Occurrence[] | undefined): string | undefined {
  const spellings = (work ?? []).flatMap(({ kind, entry }) => (kind === 'digest' ? [entry.title] : []));
  return spellings.length < 2
    ? spellings[0]
    : spellings.sort((a, b) => Number(b.includes(':')) - Number(a.includes(':')) || (a < b ? -1 : 1))[0];
}

/**
 * Creates the papers of the touched works, and of those whose reference may have changed. If a work has the same occurrences, key and
 * reference as before, its Paper object is reused.
 */
function createPapers(
  known: Works,
  { keys, changed }: ChangedKeys,
  { byTitle, byIdentifier, references }: Pick<Works, 'byTitle' | 'byIdentifier' | 'references'>,
  touched: Touched,
  { removed: goneEntries }: SequenceDifference<Occurrence>,
): Pick<Works, 'byEntry' | 'change'> {
  const byEntry = new Map<Occurrence['entry'], Paper | undefined>(goneEntries.map(({ entry }) => [entry, undefined]));
  const removed = new Set<Paper>();
  const added: Paper[] = [];
  for (const title of touched.keys())
    for (const [first] of known.byTitle.get(title) ?? []) {
      const before = known.byEntry.get(first.entry);
      if (before !== undefined && !(byTitle.get(title) ?? []).some((work) => work === before.occurrences)) removed.add(before);
    }
  const completed = listTouchedByReferences(known.references, references, { byTitle, byIdentifier });
  for (const title of new Set([...touched.keys(), ...changed.keys(), ...completed])) {
    for (const work of byTitle.get(title) ?? []) {
      const [{ entry, kind }] = work;
      const before = known.byEntry.get(entry);
      const key = findOwnKey(work) ?? (kind === 'digest' ? keys.byTitle.get(title)?.key : undefined) ?? '';
      const reference = findReference(references, work);
      if (before?.occurrences === work && before.key === key && before.reference === reference) continue;
      if (before !== undefined) removed.add(before);
      const paper = createPaper(key, work, reference);
      added.push(paper);
      for (const occurrence of work) byEntry.set(occurrence.entry, paper);
    }
  }
  return { byEntry: known.byEntry.withChanges(byEntry), change: { removed: [...removed], added } };
}

/** The key of the work in the first bibliography that lists it; undefined if it is only in digests. */
function findOwnKey(work: Work): CitationKey | undefined {
  const occurrence = work.find(({ kind }) => kind === 'bibliography');
  return occurrence?.kind === 'bibliography' ? occurrence.entry.key : undefined;
}

export function createPaper(key: CitationKey, work: Work, reference: CompletedReference | undefined): Paper {
  const [first, second] = work;
  const merged = { key, ...mergeRecords(work, reference) };
  return first.kind === 'digest' && second === undefined && findStoredEntry(first.entry) !== undefined ? withoutAbstract(merged) : merged;
}

/**
 * The same paper, which reads its abstract from the table of its digest each time. The abstracts of a large library would take more
 * memory as strings than everything else.
 */
function withoutAbstract({ abstract: _, ...fields }: Paper): Paper {
  // A new property: V8 would store an object in which a property is replaced as a slower and larger table.
  return Object.defineProperties(fields, readFromEntry) as Paper;
}

const readFromEntry = {
  abstract: {
    get(this: Paper): string {
      return entryOf(this).abstract;
    },
    enumerable: true,
  },
  abstractBytes: {
    get(this: Paper): DigestRecord['abstractBytes'] {
      return entryOf(this).abstractBytes;
    },
  },
};

function entryOf({ occurrences }: Paper): DigestRecord {
  return occurrences[0]?.entry as DigestRecord;
}

/** A copy of a paper with other values for some fields. `{ ...paper }` would lose the fields of a paper that reads them from the cache. */
export function copyPaper(paper: Paper, changes: Partial<Paper>): Paper {
  const { key, title, names, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags } = paper;
  const { reference, occurrences } = paper;
  return {
    ...{ key, title, names, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags },
    ...{ reference, occurrences },
    ...changes,
  };
}
