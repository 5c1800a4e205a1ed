import { lazy } from '../base/lazy';
import type { TopicDocument } from './topicMap';

/** A word in the title says what a paper is about; in an abstract it has to come again. */
const timesInAbstract = 2;

/** For so many words it is kept what was found: papers are not read again when others come, or while another topic is typed. */
const mostKept = 50;
const kept = new Map<string, Found>();

interface Found {
  readonly papers: readonly TopicDocument[];
  readonly found: ReadonlySet<TopicDocument>;
}

/** The papers that speak of one of the words or phrases. Case, hyphens and a plural at the end make no difference. */
export function findSeeded(seeds: readonly string[], papers: readonly TopicDocument[]): readonly TopicDocument[] {
  const found = seeds
    .map(toWords)
    .filter((words) => words.length > 0)
    .map((words) => findSpeaking(words, papers));
  return found.length === 0 ? [] : papers.filter((paper) => found.some((speaking) => speaking.has(paper)));
}

function findSpeaking(words: readonly string[], papers: readonly TopicDocument[]): ReadonlySet<TopicDocument> {
  const phrase = words.join(' ');
  const known = kept.get(phrase);
  const found = known?.papers === papers ? known.found : readPapers(papers, createTest(words), known);
  // The words that were asked for last stay.
  kept.delete(phrase);
  kept.set(phrase, { papers, found });
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return found;
}

function readPapers(
  papers: readonly TopicDocument[],
  test: (paper: TopicDocument) => boolean,
  known: Found = { papers: [], found: new Set() },
): ReadonlySet<TopicDocument> {
  const read = new Set(known.papers);
  return new Set(papers.filter((paper) => (read.has(paper) ? known.found.has(paper) : test(paper))));
}

function createTest(words: readonly string[]): (paper: TopicDocument) => boolean {
  const [first = ''] = words;
  // Made where a text has the first word: of thousands of phrases most are in no text.
  const phrase = lazy(() => new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s\\p{Pd}]+')}(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu'));
  // Most texts have not even the first word, which is told much faster.
  const count = (text: string): number => (text.toLowerCase().includes(first) ? (text.match(phrase())?.length ?? 0) : 0);
  return ({ title, abstract }) => count(title) > 0 || count(abstract) >= timesInAbstract;
}

/** In lower case, the last one without a plural's ending: `KV caches` fits `KV-Cache`. */
function toWords(seed: string): readonly string[] {
  const words = seed.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? word.replace(/(?<=\p{L}{3})s$/u, '') : word));
}
