import { lazy } from '../base/lazy';
import type { TopicDocument } from './topicMap';

/** A paper is about a word if its title contains the word, or if its abstract contains it at least this often. */
const timesInAbstract = 2;

/** The results of at most this many words or phrases are remembered. */
const mostKnown = 50;

interface Found {
  readonly papers: readonly TopicDocument[];
  readonly found: ReadonlySet<TopicDocument>;
}

/**
 * Finds papers by the words that the writer gives a topic. It remembers results, so that the same papers are not read again when papers
 * are added or while the writer types the words of another topic.
 */
export class SeedFinder {
  /** The remembered results by phrase. The least recently used phrase comes first. */
  private readonly known = new Map<string, Found>();

  /** The papers about any of the given words or phrases, ignoring letter case, hyphens and a final plural ending. */
  findSeeded(seeds: readonly string[], papers: readonly TopicDocument[]): readonly TopicDocument[] {
    const found = seeds
      .map(toWords)
      .filter((words) => words.length > 0)
      .map((words) => this.findSpeaking(words, papers));
    return found.length === 0 ? [] : papers.filter((paper) => found.some((speaking) => speaking.has(paper)));
  }

  private findSpeaking(words: readonly string[], papers: readonly TopicDocument[]): ReadonlySet<TopicDocument> {
    const phrase = words.join(' ');
    const known = this.known.get(phrase);
    const found = known?.papers === papers ? known.found : readPapers(papers, createTest(words), known);
    this.known.delete(phrase);
    this.known.set(phrase, { papers, found });
    for (const [oldest] of this.known) if (this.known.size > mostKnown) this.known.delete(oldest);
    return found;
  }
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
  // The pattern is created only when a text contains the first word, because most phrases occur in no text.
  const phrase = lazy(() => new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s\\p{Pd}]+')}(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu'));
  // This check is much faster than the pattern, and most texts lack even the first word.
  const count = (text: string): number => (text.toLowerCase().includes(first) ? (text.match(phrase())?.length ?? 0) : 0);
  return ({ title, abstract }) => count(title) > 0 || count(abstract) >= timesInAbstract;
}

/** The words in lower case, the last one without a plural s: `KV caches` matches `KV-Cache`. */
function toWords(seed: string): readonly string[] {
  const words = seed.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? word.replace(/(?<=\p{L}{3})s$/u, '') : word));
}
