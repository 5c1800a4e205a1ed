import { packStrings, type StringTable } from '../../base/stringTable';
import type { CitationKey } from '../../model/citation';
import type { Occurrence, Paper } from '../../model/paper';
import { type LibraryParts, listPaperKeys } from '../createLibrary';
import { getWorkKey } from '../groupIntoWorks';
import { createKeyLadder } from '../keys/citationKeys';
import { listBases } from '../keys/digestKeys';
import { listOccurrenceIdentifiers } from '../mergeRecords';
import { findSpelling } from '../works';
import { type KeyedRows, packRows } from './keyedRows';

/** A library as plain data. A paper or an occurrence is represented by its index in the library's lists. */
export interface LibraryTable {
  /** The number of papers that are in a digest. They are the first ones. */
  readonly digestPaperCount: number;
  /** The occurrences of paper `n` are `occurrences[occurrenceStarts[n], occurrenceStarts[n + 1])`. */
  readonly occurrenceStarts: Uint32Array;
  readonly occurrences: Uint32Array;
  /** Two strings for each paper: its key, and the key made from its title, which is empty unless the paper is in a digest. */
  readonly keys: StringTable;
  /** For each paper, the next paper with the same title; `noPaper` if there is no further one. */
  readonly nextNamesakes: Uint32Array;
  /** The first paper with each title. */
  readonly byTitle: KeyedRows;
  /** The occurrences, not the papers, by their identifiers. */
  readonly byIdentifier: KeyedRows;
  readonly byKey: KeyedRows;
  readonly byName: KeyedRows;
  /** The papers in digests, by the bases of the keys that were made for them (see `listBases`). */
  readonly byBase: KeyedRows;
}

export const noPaper = 0xffffffff;

/** A function that is awaited between the parts of a long task, so that requests are answered in the meantime. */
export type Pause = () => Promise<void>;

export async function packLibrary({ works, index: { papers } }: LibraryParts, pause: Pause): Promise<LibraryTable> {
  const numberOf = new Map(works.occurrences.map((occurrence, index) => [occurrence, index]));
  const paperAt = new Map(papers.map((paper, index) => [paper, index]));
  await pause();
  const occurrenceStarts = new Uint32Array(papers.length + 1);
  const nextNamesakes = new Uint32Array(papers.length).fill(noPaper);
  /** For each paper, a list with its folded title if it is the first paper with this title; otherwise an empty list. */
  const firstTitles: (readonly string[])[] = [];
  const occurrences: number[] = [];
  const keys: CitationKey[] = [];
  for (const [index, paper] of papers.entries()) {
    for (const occurrence of paper.occurrences) occurrences.push(numberOf.get(occurrence) ?? 0);
    occurrenceStarts[index + 1] = occurrences.length;
    const title = getWorkKey(firstOccurrence(paper));
    const namesakes = (works.byTitle.get(title) ?? []).flatMap(([{ entry }]) => paperAt.get(works.byEntry.get(entry) ?? paper) ?? []);
    const next = namesakes[namesakes.indexOf(index) + 1];
    if (next !== undefined) nextNamesakes[index] = next;
    firstTitles.push(namesakes[0] === index && typeof title === 'string' ? [title] : []);
    keys.push(paper.key, index < works.digestPaperCount ? (works.digestKeys.byTitle.get(title)?.key ?? '') : '');
    if (index % slice === 0) await pause();
  }
  const at = (index: number): Paper => papers[index] as Paper;
  const byTitle = packRows(papers.length, (index) => firstTitles[index] ?? []);
  await pause();
  const byIdentifier = packRows(works.occurrences.length, (index) => listOccurrenceIdentifiers(works.occurrences[index] as Occurrence));
  await pause();
  const byKey = packRows(papers.length, (index) => listPaperKeys(at(index)));
  await pause();
  const byName = packRows(papers.length, (index) => new Set(at(index).names));
  await pause();
  const byBase = packRows(works.digestPaperCount, (index) => listPaperBases(at(index)));
  await pause();
  return {
    digestPaperCount: works.digestPaperCount,
    occurrenceStarts,
    occurrences: Uint32Array.from(occurrences),
    keys: packStrings(keys),
    nextNamesakes,
    byTitle,
    byIdentifier,
    byKey,
    byName,
    byBase,
  };
}

/** The number of papers that are packed between two pauses, which takes a few milliseconds. */
const slice = 2000;

function firstOccurrence({ occurrences }: Paper): Occurrence {
  return occurrences[0] as Occurrence;
}

export function listPaperBases({ occurrences }: Pick<Paper, 'occurrences'>): readonly CitationKey[] {
  const spelling = findSpelling(occurrences);
  return spelling === undefined ? [] : listBases(createKeyLadder(spelling));
}
