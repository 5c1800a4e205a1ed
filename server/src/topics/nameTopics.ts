import { otherPapersLabel } from '../model/topic';
import type { Vectors } from './centroids';
import { capitalise, chooseLabels, createHeadingCase, type GroupLabel, readLabelParts } from './chooseLabels';
import type { PaperSpace } from './paperSpace';
import { createPhraseBook, type PhraseBook } from './phraseBook';
import { type GroupPhrases, measurePhraseNearness, projectPhrases, rankPhrases } from './rankPhrases';
import type { TopicName } from './topicMap';
import type { StemSequences } from './vocabulary';
import type { PaperText } from './wordReader';

/** Names groups of papers. A namer reads the phrases only once, for all levels of the outline. */
export interface TopicNamer {
  /**
   * Names each of `count` groups. Labels differ from each other and from those in `taken`; a label may contain one of `taken` but is not
   * a part of one. A group whose papers share no phrase is called "Other papers", but at the top level (`taken` is empty) only if another
   * group has a name.
   */
  name(groups: Int32Array, count: number, taken: readonly string[]): readonly TopicName[];
  /**
   * How strongly each paper is about the heading that each group of the top level would have, from 0 to 1. The number for a paper and a
   * group is at index `paper * count + group`.
   */
  measureMentions(groups: Int32Array, count: number): Float32Array;
}

const termCount = 8;

/** `words` has the vectors of the papers in `space`. */
export function createTopicNamer(papers: readonly PaperText[], texts: StemSequences, space: PaperSpace, words: Vectors): TopicNamer {
  const book = createPhraseBook(papers, texts, Math.min(papers.length, papers.length < 1500 ? 2 : 3));
  const phrases = projectPhrases(book, texts, space);
  const rank = (groups: Int32Array, count: number): readonly GroupPhrases[] =>
    rankPhrases(book, groups, count, measurePhraseNearness(phrases, words, groups, count));
  return {
    measureMentions: (groups, count) => measureMentions(book, chooseLabels(book, groups, rank(groups, count), [])),
    name(groups, count, taken) {
      const ranked = rank(groups, count);
      const labels = chooseLabels(
        book,
        groups,
        ranked,
        taken.flatMap((label) => readLabelParts(label, texts)),
      );
      const used = new Set(taken.map((label) => label.toLowerCase()));
      const hasOthers = taken.length > 0 || labels.some((label) => label !== undefined);
      return ranked.map((candidates, group) => {
        const name = formatName(papers, groups, group, labels[group], candidates);
        if (hasOthers && labels[group] === undefined) return { label: otherPapersLabel, terms: name.terms };
        const label = makeUnique(name.label, used);
        used.add(label.toLowerCase());
        return { label, terms: name.terms };
      });
    },
  };
}

function measureMentions({ phrases, starts, found, weights }: PhraseBook, labels: readonly (GroupLabel | undefined)[]): Float32Array {
  const count = labels.length;
  const groupOf = new Map(labels.flatMap((label, group) => (label ?? []).map((phrase) => [phrases.indexOf(phrase), group] as const)));
  const mentions = new Float32Array((starts.length - 1) * count);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const group = groupOf.get(found[at] as number);
      if (group === undefined) continue;
      const place = row * count + group;
      mentions[place] = Math.max(mentions[place] as number, weights[at] as number);
    }
  }
  return mentions;
}

function formatName(
  papers: readonly PaperText[],
  groups: Int32Array,
  group: number,
  label: GroupLabel | undefined,
  { candidates }: GroupPhrases,
): TopicName {
  const members = papers.filter((_, row) => groups[row] === group);
  const letterCase = createHeadingCase(members.map(({ abstract }) => abstract));
  const terms = candidates.filter(({ phrase }) => phrase.completeness > 0.4).slice(0, termCount);
  return {
    label: capitalise(label === undefined ? describeByTitle(members) : label.map(({ surface }) => letterCase.lower(surface)).join(' and ')),
    terms: [...new Set(terms.map(({ phrase }) => letterCase.lower(phrase.surface)))],
  };
}

/** The label for papers that share no phrase: the shortest of their titles. */
function describeByTitle(papers: readonly PaperText[]): string {
  const titles = papers.map(({ title }) => title.replace(/\s+/g, ' ').trim()).filter((title) => /[\p{L}\p{N}]/u.test(title));
  return titles.reduce((shortest, title) => (title.length < shortest.length ? title : shortest), titles[0] ?? 'Papers without a title');
}

function makeUnique(label: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? label : `${label} (${number})`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
