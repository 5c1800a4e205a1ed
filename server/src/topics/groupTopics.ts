import { otherPapersLabel, type Topic } from '../model/topic';
import { attachByWords } from './attachByWords';
import { findPhrases } from './phrases';

/** What the grouping reads of a paper. */
export interface TopicDocument {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
}

/** A phrase in a title says more of the paper than one in its abstract. */
const titleWeight = 3;
/** From here on titles alone are read: they are enough to tell many papers apart, and abstracts would take seconds. */
const largeLibrary = 1000;
/** Labels are chosen on so many papers at most, evenly spread over the library. */
const largestSample = 10_000;
/** In a page or two of papers already two of them make a topic. */
const smallLibrary = 100;
/** A phrase that so large a share of the papers has tells them from nothing. */
const largestShare = 0.4;
/** A single word says little where many have it: "attention" heads no section in a library on attention. */
const largestShareOfWord = 0.15;
const fewestPapers = 2;
/** A single word makes a heading only where so many titles have it. */
const fewestTitles = 3;
/** A paper speaks of a phrase when its title has it, or its abstract more than once. */
const speaksOf = 2;

/**
 * Groups papers under phrases of their own titles. Deterministic: the phrase that covers the uncovered papers best is
 * taken first, again and again; then each paper goes to the topic whose phrase it speaks of most.
 */
export function groupTopics(papers: readonly TopicDocument[]): readonly Topic[] {
  const stride = Math.max(1, Math.ceil(papers.length / largestSample));
  const sample = papers.filter((_, index) => index % stride === 0);
  const phrases = collectPhrases(sample);
  const chosen = chooseLabels(phrases, sample.length);
  const labels = new Map(chosen.map((stem) => [stem, phrases.get(stem)?.rarity(sample.length) ?? 0]));
  const keysOf = new Map<string | undefined, string[]>();
  const spoken = papers.map((paper) => findTopic(paper, labels, papers.length));
  const stems = papers.length < largeLibrary ? attachByWords(papers, spoken) : spoken;
  for (const [index, paper] of papers.entries()) {
    const stem = stems[index];
    const keys = keysOf.get(stem);
    if (keys === undefined) keysOf.set(stem, [paper.key]);
    else keys.push(paper.key);
  }
  const topics = chosen
    .map((stem): Topic => ({ label: phrases.get(stem)?.label() ?? stem, terms: [stem], keys: keysOf.get(stem) ?? [], children: [] }))
    .filter(({ keys }) => keys.length > 0)
    .sort((a, b) => b.keys.length - a.keys.length || (a.label < b.label ? -1 : 1));
  const rest = keysOf.get(undefined) ?? [];
  return rest.length === 0 ? topics : [...topics, { label: otherPapersLabel, terms: [], keys: rest, children: [] }];
}

/** A phrase of the collection: which papers have it, and how much they speak of it. */
class CollectedPhrase {
  readonly weights = new Map<number, number>();
  private readonly surfaces = new Map<string, number>();

  constructor(readonly words: number) {}

  add(paper: number, weight: number, surface: string): void {
    this.weights.set(paper, Math.min(titleWeight + 3, (this.weights.get(paper) ?? 0) + weight));
    const label = toSentenceCase(surface);
    this.surfaces.set(label, (this.surfaces.get(label) ?? 0) + 1);
  }

  /** How much having the phrase tells: the fewer papers have it, the more. */
  rarity(papers: number): number {
    return Math.log(1.5 + papers / this.weights.size);
  }

  /** The commonest way to write it. */
  label(): string {
    return [...this.surfaces].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
  }
}

/** The phrases that stand in several papers, but not in most; single words are those of titles. */
function collectPhrases(papers: readonly TopicDocument[]): ReadonlyMap<string, CollectedPhrase> {
  const phrases = new Map<string, CollectedPhrase>();
  const collect = (index: number, text: string, weight: number): void => {
    for (const { stem, surface, words } of findPhrases(text)) {
      // A word that stands alone in an abstract says too little.
      if (words === 1 && weight < titleWeight) continue;
      let phrase = phrases.get(stem);
      if (phrase === undefined) phrases.set(stem, (phrase = new CollectedPhrase(words)));
      phrase.add(index, weight, surface);
    }
  };
  papers.forEach(({ title }, index) => collect(index, title, titleWeight));
  if (papers.length < largeLibrary) papers.forEach(({ abstract }, index) => collect(index, abstract, 1));
  for (const [stem, { weights, words }] of phrases) {
    const share = weights.size / papers.length;
    if (weights.size < (words === 1 ? fewestTitles : fewestPapers) || (papers.length > 6 && share > (words === 1 ? largestShareOfWord : largestShare))) phrases.delete(stem);
  }
  return phrases;
}

/** About as many topics as a section outline has: few for a page of papers, some dozens for a library. */
function chooseLabels(phrases: ReadonlyMap<string, CollectedPhrase>, papers: number): readonly string[] {
  const most = Math.max(2, Math.min(40, Math.round(Math.sqrt(papers) * 1.3)));
  const covered = new Set<number>();
  const chosen: string[] = [];
  const fewest = papers > smallLibrary ? 3 : fewestPapers;
  // A gain only shrinks as papers get covered, so an old gain is an upper bound: most need not be computed again.
  let bounds = [...phrases]
    .map(([stem, phrase]) => ({ stem, phrase, gain: gainOf(phrase, covered, papers) }))
    .sort((a, b) => b.gain.value - a.gain.value || (a.stem < b.stem ? -1 : 1));
  while (chosen.length < most) {
    let best: (typeof bounds)[number] | undefined;
    for (const bound of bounds) {
      if (bound.gain.value <= (best?.gain.value ?? 0)) break;
      bound.gain = gainOf(bound.phrase, covered, papers);
      if (bound.gain.papers >= fewest && bound.gain.value > (best?.gain.value ?? 0)) best = bound;
    }
    if (best === undefined) break;
    const { stem, phrase } = best;
    chosen.push(stem);
    for (const [paper, weight] of phrase.weights) if (weight >= speaksOf) covered.add(paper);
    bounds = bounds
      .filter((bound) => bound.gain.papers >= fewest && !overlaps(bound.stem, stem))
      .sort((a, b) => b.gain.value - a.gain.value || (a.stem < b.stem ? -1 : 1));
  }
  return chosen;
}

/** What a label would add: papers that no other covers, each by how much it speaks of it; longer phrases say more. */
function gainOf(phrase: CollectedPhrase, covered: ReadonlySet<number>, papers: number): { value: number; papers: number } {
  let sum = 0;
  let count = 0;
  for (const [paper, weight] of phrase.weights) {
    if (weight < speaksOf || covered.has(paper)) continue;
    sum += weight;
    count++;
  }
  return { value: sum * phrase.rarity(papers) * (phrase.words === 1 ? 0.2 : 1), papers: count };
}

/** "sparse attention" beside "attention" would be one heading inside the other. */
function overlaps(stem: string, other: string): boolean {
  return ` ${other} `.includes(` ${stem} `) || ` ${stem} `.includes(` ${other} `);
}

/** The label that the paper speaks of most; undefined where it speaks of none. `rarities` has the chosen labels. */
function findTopic(paper: TopicDocument, rarities: ReadonlyMap<string, number>, papers: number): string | undefined {
  const values = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const { stem } of findPhrases(text)) {
      const rarity = rarities.get(stem);
      if (rarity !== undefined) values.set(stem, (values.get(stem) ?? 0) + weight * rarity);
    }
  };
  add(paper.title, titleWeight);
  if (papers < largeLibrary) add(paper.abstract, 1);
  let best: string | undefined;
  for (const stem of rarities.keys()) if ((values.get(stem) ?? 0) > (best === undefined ? 0 : (values.get(best) ?? 0))) best = stem;
  return best;
}

/** "Sparse Linear Attention" reads as a heading in sentence case; words with capitals of their own keep them (KV, LLMs). */
function toSentenceCase(surface: string): string {
  const words = surface.split(' ').map((word) => (/^\p{Lu}\p{Ll}*(-\p{Lu}?\p{Ll}+)*$/u.test(word) ? word.toLowerCase() : word));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
