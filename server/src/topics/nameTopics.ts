import { chooseLabels, isWithin, rankPhrases, type GroupLabel, type GroupPhrases } from './chooseLabels';
import { readLabelParts } from './titleMatcher';
import { otherPapersLabel } from '../model/topic';
import { capitalise, createHeadingCase, type HeadingCase } from './headingCase';
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
   * Names each of `count` groups. `before` has the names to keep. Labels differ from each other and from those in `taken`; a new label
   * may contain one of `taken` but is not a part of one. At the top level (`taken` is empty), groups whose papers share no phrase are
   * called "Other papers" if another group has a name.
   */
  name(groups: Int32Array, count: number, before: readonly (TopicName | undefined)[], taken: readonly string[]): readonly TopicName[];
}

const termCount = 8;

export function createTopicNamer(papers: readonly Text[], texts: StemSequences): TopicNamer {
  const book = createPhraseBook(papers, texts, Math.min(papers.length, papers.length < 1500 ? 2 : 3));
  return {
    name(groups, count, before, taken) {
      // Papers that had no phrase in common before may have one now.
      const known = before.map((name) => (name?.label === otherPapersLabel ? undefined : name));
      const ranked = rankPhrases(book, groups, count);
      const keptWords = [...known.flatMap((name) => (name === undefined ? [] : [name.label])), ...taken].flatMap((label) =>
        readLabelParts(label, texts),
      );
      const open = ranked.map((phrases, group) => (known[group] === undefined ? phrases : { size: 0, candidates: [] }));
      const labels = chooseLabels(book, groups, open, (words) => !keptWords.some((other) => isWithin(words, other)));
      const used = new Set(
        [...taken, ...known.flatMap((name) => (name === undefined ? [] : [name.label]))].map((label) => label.toLowerCase()),
      );
      const hasOthers = taken.length === 0 && (known.some((name) => name !== undefined) || labels.some((label) => label !== undefined));
      const named = ranked.map((phrases, group) => {
        if (hasOthers && known[group] === undefined && labels[group] === undefined)
          return { label: otherPapersLabel, terms: [], size: 0, known: undefined };
        const name = known[group] ?? formatName(papers, groups, group, labels[group], phrases);
        const label = known[group] === undefined ? makeUnique(name.label, used) : name.label;
        used.add(label.toLowerCase());
        return { label, terms: name.terms, size: phrases.size, known: known[group]?.rank };
      });
      const ranks = rankNames(named);
      return named.map(({ label, terms }, group) => ({ label, terms, rank: ranks[group] as number }));
    },
  };
}

/** Known names keep their order. New names follow, that of the largest group first. */
function rankNames(
  names: readonly { readonly label: string; readonly size: number; readonly known: number | undefined }[],
): readonly number[] {
  const order = [...names].sort(
    (a, b) => (a.known ?? names.length * 2) - (b.known ?? names.length * 2) || b.size - a.size || (a.label < b.label ? -1 : 1),
  );
  return names.map((name) => order.indexOf(name));
}

function formatName(
  papers: readonly Text[],
  groups: Int32Array,
  group: number,
  label: GroupLabel | undefined,
  { candidates }: GroupPhrases,
): Omit<TopicName, 'rank'> {
  const members = papers.filter((_, row) => groups[row] === group);
  const letterCase = createHeadingCase(members.map(({ abstract }) => abstract));
  const terms = candidates.filter(({ phrase }) => phrase.completeness > 0.4).slice(0, termCount);
  return {
    label: capitalise(label === undefined ? describeByTitle(members) : joinParts(label, letterCase)),
    terms: [...new Set(terms.map(({ phrase }) => letterCase.lower(phrase.surface)))],
  };
}

function joinParts({ parts, connective }: GroupLabel, letterCase: HeadingCase): string {
  return parts.map(({ surface }) => letterCase.lower(surface)).join(` ${connective} `);
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
