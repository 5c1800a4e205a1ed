import { chooseLabels, type GroupLabel } from './chooseLabels';
import { rankPhrases, type GroupPhrases } from './rankPhrases';
import { readLabelParts } from './labelParts';
import { otherPapersLabel } from '../model/topic';
import { capitalise, createHeadingCase } from './headingCase';
import { createPhraseBook } from './phraseBook';
import type { TopicName } from './topicMap';
import type { StemSequences } from './stemSequences';

interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** Names groups of papers. A namer reads the phrases only once, for all levels of the outline. */
export interface TopicNamer {
  /**
   * Names each of `count` groups. Labels differ from each other and from those in `taken`; a label may contain one of `taken` but is not
   * a part of one. At the top level (`taken` is empty), groups whose papers share no phrase are called "Other papers" if another group
   * has a name.
   */
  name(groups: Int32Array, count: number, taken: readonly string[]): readonly TopicName[];
}

const termCount = 8;

export function createTopicNamer(papers: readonly Text[], texts: StemSequences): TopicNamer {
  const book = createPhraseBook(papers, texts, Math.min(papers.length, papers.length < 1500 ? 2 : 3));
  return {
    name(groups, count, taken) {
      const ranked = rankPhrases(book, groups, count);
      const labels = chooseLabels(
        book,
        groups,
        ranked,
        taken.flatMap((label) => readLabelParts(label, texts)),
      );
      const used = new Set(taken.map((label) => label.toLowerCase()));
      const hasOthers = taken.length === 0 && labels.some((label) => label !== undefined);
      return ranked.map((phrases, group) => {
        if (hasOthers && labels[group] === undefined) return { label: otherPapersLabel, terms: [] };
        const name = formatName(papers, groups, group, labels[group], phrases);
        const label = makeUnique(name.label, used);
        used.add(label.toLowerCase());
        return { label, terms: name.terms };
      });
    },
  };
}

function formatName(
  papers: readonly Text[],
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
function describeByTitle(papers: readonly Text[]): string {
  const titles = papers.map(({ title }) => title.replace(/\s+/g, ' ').trim()).filter((title) => /[\p{L}\p{N}]/u.test(title));
  return titles.reduce((shortest, title) => (title.length < shortest.length ? title : shortest), titles[0] ?? 'Papers without a title');
}

function makeUnique(label: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? label : `${label} (${number})`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
