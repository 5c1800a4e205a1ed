import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSearchIndex, type SearchIndex } from '../../server/src/search/searchIndex';
import { buildSegment } from '../../server/src/search/segment/buildSegment';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import { createRandom, type Random } from '../../test/support/random';
import { type Figures, format, rounds } from './measuring';
import type { BenchPaper } from './papers';

/** The best of so many builds: the machine does other things too. */
const builds = 3;

/** The search engine by itself: what it takes to read texts that are in memory, and to answer. */
export function measureSearch(papers: readonly BenchPaper[]): Figures {
  const documents = papers.map(toDocument);
  const floor = bestOf(() => documents.forEach(({ title, abstract }) => tokenizeOnce(`${title} ${abstract}`)));
  const titles = documents.map((document) => ({ ...document, abstract: '' }));
  const build = bestOf(() => buildSegment(documents));
  const buildTitles = bestOf(() => buildSegment(titles));
  const before = readMemory();
  const index = createSearchIndex(documents);
  const random = createRandom(1);
  const ask = (write: (random: Random, document: SearchDocument) => string): string =>
    format(times((round) => index.search({ text: write(createRandom(round), random.pick(documents)) }, { limit: 50 })));
  const answers = {
    'query of 3 to 6 words': ask((own, document) => `${pickWords(own, document).join(' ')} `),
    'the same, last word unfinished': ask((own, document) => cutLast(own, pickWords(own, document)).join(' ')),
    'the same, one word misspelt': ask((own, document) => `${misspell(own, pickWords(own, document)).join(' ')} `),
    'one word, its first letters': ask((own, document) => own.pick(pickWords(own, document)).slice(0, 1 + own.below(4))),
    'papers for a sentence': format(
      times(() => index.suggest(random.pick(documents).abstract.split(/(?<=[.!?])\s/)[0] ?? '', { limit: 50 })),
    ),
    'related papers': format(times(() => index.findRelated(random.pick(documents), { limit: 50 }))),
    'one abstract edited, then found': format(measureEdits(index, documents, random)),
  };
  return {
    Search: documents.length.toLocaleString('en'),
    'read all texts (one pass of tokenising)': `${build.toFixed(0)} (${floor.toFixed(0)})`,
    'read names and titles': buildTitles.toFixed(0),
    'memory beyond the texts, MB': ((readMemory() - before) / 1e6).toFixed(1),
    'of it told by the index, MB': (index.bytes / 1e6).toFixed(1),
    ...answers,
  };
}

export function toDocument({ title, abstract }: BenchPaper, number: number): SearchDocument {
  const name = /^([\p{L}\p{N}-]{2,20}):/u.exec(title)?.[1];
  return { key: `${name?.toLowerCase() ?? 'paper'}-${number}`, title, abstract, names: name === undefined ? [] : [name], authors: [] };
}

function tokenizeOnce(text: string): number {
  return text.toLowerCase().match(/[a-z0-9]+/g)?.length ?? 0;
}

function bestOf(run: () => unknown): number {
  let best = Infinity;
  for (let time = 0; time < builds; time++) {
    const started = performance.now();
    run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

function times(run: (round: number) => unknown): readonly number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const started = performance.now();
    run(round);
    return performance.now() - started;
  });
}

/** Of one paper, so that there is something to find, in any order. */
function pickWords(random: Random, { title, abstract }: SearchDocument): readonly string[] {
  const words = [...new Set(`${title} ${abstract}`.match(/\p{L}{4,}/gu) ?? ['nothing'])];
  return random.shuffle(words).slice(0, 3 + random.below(4));
}

function cutLast(random: Random, words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), last.slice(0, 2 + random.below(last.length - 2))];
}

function misspell(random: Random, words: readonly string[]): readonly string[] {
  const at = random.below(words.length);
  return words.map((word, index) => {
    const letter = 1 + random.below(word.length - 2);
    return index === at ? word.slice(0, letter) + word.slice(letter + 1) : word;
  });
}

/** Each edit makes a new version of the collection, and asks it for what is new. */
function measureEdits(index: SearchIndex<SearchDocument>, documents: readonly SearchDocument[], random: Random): readonly number[] {
  let current = index;
  let versions = documents;
  return times((round) => {
    const at = random.below(versions.length);
    versions = versions.map((document, number) =>
      number === at ? { ...document, abstract: `${document.abstract} zyxwvut${round}` } : document,
    );
    current = createSearchIndex(versions, { previous: current, readAtOnce: 64 });
    if (current.search({ text: `zyxwvut${round} ` }, { limit: 1 }).hits[0]?.document !== versions[at])
      throw new Error('An edited abstract is not found.');
  });
}

/** In bytes: the heap and what lies outside of it, with nothing that could be let go of. */
function readMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first frees outside of the heap is counted off by the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
