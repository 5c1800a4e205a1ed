import { lazy } from '../base/lazy';
import type { TopicDocument } from './topicMap';

/** A word in the title shows what a paper is about; in an abstract it must occur at least this often. */
const timesInAbstract = 2;

/**
 * Results are remembered for this many words, so that papers are not read again when papers are added or while the user types
 * another topic.
 */
const mostKept = 50;
const kept = new Map<string, Found>();

interface Found {
  readonly papers: readonly TopicDocument[];
  readonly found: ReadonlySet<TopicDocument>;
}

/** The papers about any of the given words or phrases, ignoring case, hyphens and a final plural. */
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
  // Moves the phrase to the end, since the least recently used phrases are dropped first.
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
  // Created only for texts that contain the first word, since most of thousands of phrases occur in no text.
  const phrase = lazy(() => new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s\\p{Pd}]+')}(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu'));
  // This check is much faster than the pattern, and most texts lack even the first word.
  const count = (text: string): number => (text.toLowerCase().includes(first) ? (text.match(phrase())?.length ?? 0) : 0);
  return ({ title, abstract }) => count(title) > 0 || count(abstract) >= timesInAbstract;
}

/** The words in lower case, the last one without a plural ending: `KV caches` matches `KV-Cache`. */
function toWords(seed: string): readonly string[] {
  const words = seed.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? word.replace(/(?<=\p{L}{3})s$/u, '') : word));
}
