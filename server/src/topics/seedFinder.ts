import { lazy } from '../base/derivedValues';
import type { TopicDocument } from './topicMap';

/** A paper is about a word if its title contains the word, or if its abstract contains it at least this often. */
const timesInAbstract = 2;

/** At least this many phrases are remembered, so that words of one topic can be typed without reading the papers for all others again. */
const minRemembered = 50;

interface Phrase {
  readonly isIn: (paper: TopicDocument) => boolean;
  /** The papers about the phrase, among those of the last call. */
  readonly papers: Set<TopicDocument>;
}

/**
 * Finds papers by the words that the writer gives a topic. It remembers what it has found, so that only new papers are read when papers
 * come or go, and only for new phrases while the writer types the words of a topic.
 */
export class SeedFinder {
  private papers: readonly TopicDocument[] = [];
  /** The least recently used phrase comes first. */
  private readonly phrases = new Map<string, Phrase>();

  /**
   * For each list of words or phrases, the papers about any of them, in no particular order. Letter case, hyphens and a final plural ending
   * are ignored.
   */
  findSeeded(lists: readonly (readonly string[])[], papers: readonly TopicDocument[]): readonly ReadonlySet<TopicDocument>[] {
    this.follow(papers);
    const phrases = lists.map((seeds) => seeds.map(toWords).flatMap((words) => (words.length === 0 ? [] : this.findPhrase(words))));
    const most = Math.max(minRemembered, phrases.flat().length);
    for (const [oldest] of this.phrases) if (this.phrases.size > most) this.phrases.delete(oldest);
    return phrases.map((own) => new Set(own.flatMap(({ papers: found }) => [...found])));
  }

  /** Updates what was found for the papers that have come and gone since the last call. */
  private follow(papers: readonly TopicDocument[]): void {
    if (papers === this.papers) return;
    const [before, now] = [new Set(this.papers), new Set(papers)];
    const gone = this.papers.filter((paper) => !now.has(paper));
    const added = papers.filter((paper) => !before.has(paper));
    for (const phrase of this.phrases.values()) {
      for (const paper of gone) phrase.papers.delete(paper);
      for (const paper of added) if (phrase.isIn(paper)) phrase.papers.add(paper);
    }
    this.papers = papers;
  }

  private findPhrase(words: readonly string[]): Phrase {
    const id = words.join(' ');
    const isIn = createTest(words);
    const phrase = this.phrases.get(id) ?? { isIn, papers: new Set(this.papers.filter(isIn)) };
    this.phrases.delete(id);
    this.phrases.set(id, phrase);
    return phrase;
  }
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
