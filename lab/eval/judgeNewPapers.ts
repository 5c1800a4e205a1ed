import { combineRanks, findNearPassage, type PassageHits } from '../../server/src/features/newPapers/nextPapers';
import { createSearchIndex } from '../../server/src/search/searchIndex';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import type { Figures } from '../bench/measuring';
import type { RelevanceQuery, RelevanceSet } from './relevanceSets';

/** As many sentences as a passage of a draft has. */
const sentencesInPassage = 5;

/**
 * How early the papers that real drafts cite come among all papers of the set: one row for each project. `left out` says it without the
 * passages that hold a sentence which cites the paper.
 */
export function judgeNewPapers({ documents, queries }: RelevanceSet): readonly Figures[] {
  const index = createSearchIndex(documents);
  const rank = (found: readonly PassageHits<SearchDocument>[]): readonly string[] => {
    const first = combineRanks(found).map(({ paper }) => paper.key);
    const known = new Set(first);
    return [...first, ...documents.flatMap(({ key }) => (known.has(key) ? [] : [key]))];
  };
  const rows: Judged[] = [];
  for (const [name, sentences] of groupByProject(queries)) {
    const found = chunk(sentences).map((part) => ({
      part,
      hits: findNearPassage(index, { text: part.map(({ text }) => text).join(' '), heading: undefined }, () => true),
    }));
    const cited = [...new Set(sentences.flatMap(({ gains }) => [...gains.keys()]))];
    const whole = rank(found.map(({ hits }) => hits));
    const leftOut = (key: string): readonly string[] =>
      rank(found.filter(({ part }) => !part.some(({ gains }) => gains.has(key))).map(({ hits }) => hits));
    rows.push({
      name,
      whole: cited.map((key) => whole.indexOf(key) / documents.length),
      leftOut: cited.map((key) => leftOut(key).indexOf(key) / documents.length),
    });
  }
  const all = { name: 'all', whole: rows.flatMap(({ whole }) => whole), leftOut: rows.flatMap(({ leftOut }) => leftOut) };
  return [...rows, all].map(toFigures);
}

interface Judged {
  readonly name: string;
  /** The places of the cited papers among all papers, from 0 to 1. */
  readonly whole: readonly number[];
  readonly leftOut: readonly number[];
}

function toFigures({ name, whole, leftOut }: Judged): Figures {
  const share = (places: readonly number[], max: number): string =>
    (places.filter((place) => place < max).length / places.length).toFixed(2);
  return {
    '': name,
    'papers cited': whole.length.toString(),
    'in the first third': share(whole, 1 / 3),
    'in the first tenth': share(whole, 1 / 10),
    'first third, left out': share(leftOut, 1 / 3),
    'first tenth, left out': share(leftOut, 1 / 10),
  };
}

/** The sentences of each project. Their identifiers end with a number. */
function groupByProject(queries: readonly RelevanceQuery[]): ReadonlyMap<string, readonly RelevanceQuery[]> {
  const projects = new Map<string, RelevanceQuery[]>();
  for (const query of queries) {
    const name = query.id.replace(/-\d+$/, '');
    projects.set(name, [...(projects.get(name) ?? []), query]);
  }
  return projects;
}

function chunk(sentences: readonly RelevanceQuery[]): readonly (readonly RelevanceQuery[])[] {
  const parts: RelevanceQuery[][] = [];
  for (const [at, sentence] of sentences.entries()) {
    if (at % sentencesInPassage === 0) parts.push([]);
    parts.at(-1)?.push(sentence);
  }
  return parts;
}
