import { otherPapersLabel, type KeptHeading, type Topic } from '../model/topic';
import { foldText } from '../text/foldText';
import { assignToNearest, findCentroids, noGroup } from './centroids';
import { chooseSample, compareTexts } from './chooseSample';
import { createTopicMap, type TopicMapOptions } from './createTopicMap';
import { findKeptPapers, rankPapers, type KeptOutline } from './keptOutline';
import { createTopicNamer } from './nameTopics';
import { compareLibrary, findPaperSpace } from './paperSpace';
import { placePapers, type Placement } from './placePapers';
import type { TopicDocument, TopicMap, TopicName } from './topicMap';
import { readStemSequences } from './stemSequences';
import type { Vectors } from './vectors';
import { WordReader } from './wordReader';

/**
 * The topics of a library with a kept outline: the kept headings in the writer's order, each with its papers and those that came later
 * and are near to it, then new headings for papers that are far from all kept ones. The result depends only on the arguments, and the
 * order of the papers decides nothing but the order of the keys of papers that are not kept.
 */
export function createKeptMap(
  documents: readonly TopicDocument[],
  kept: readonly KeptHeading[],
  { effort = 'full' }: TopicMapOptions = {},
): TopicMap {
  const papers = [...documents].sort(compareTexts);
  const outline = findKeptPapers(papers, kept);
  const { headings } = outline;
  if (headings.length === 0) return createTopicMap(documents, { effort });
  const { rows } = chooseSample(papers, effort);
  const sample = rows.map((row) => papers[row] as TopicDocument);
  const texts = readStemSequences(sample, new WordReader());
  const comparable = compareLibrary(papers, findPaperSpace(texts));
  const { words } = comparable;
  // Papers that are kept under "Other papers" join no heading, as papers without any known word.
  for (const row of outline.others) words.values.fill(0, row * words.width, (row + 1) * words.width);
  const placement = placePapers(comparable, outline.headingOf, headings.length);

  const namer = createTopicNamer(sample, texts);
  /** Names groups of all papers by those of their papers that are in the sample. */
  const name: NameGroups = (groups, count, taken) =>
    namer.name(
      Int32Array.from(rows, (row) => groups[row] as number),
      count,
      taken,
    );
  const { homeOf, homes } = findHomes(placement, headings, name);

  const rank = rankPapers(documents, kept);
  const rankOf = (row: number): number => rank.get(papers[row]?.key ?? '') ?? 0;
  const inOrder = [...papers.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  const list = (label: string, terms: readonly string[], of: Int32Array, group: number): Topic => {
    const own = inOrder.filter((row) => of[row] === group);
    return { label, terms, keys: own.map((row) => papers[row]?.key ?? ''), children: [] };
  };
  const taken = homes.map(({ label }) => label);
  const topics = homes.map(({ label, terms, group }): Topic => {
    const topic = list(label, terms, homeOf, group);
    const subtopics = headings[group]?.subtopics ?? [];
    if (subtopics.length === 0) return topic;
    const subtopicOf = findSubtopics(words, outline, homeOf, group);
    const names = name(subtopicOf, subtopics.length, taken);
    const children = [
      ...subtopics.map((subtopic, number) => list(subtopic.label, names[number]?.terms ?? [], subtopicOf, number)),
      list(otherPapersLabel, [], subtopicOf, subtopics.length),
    ].filter(({ keys }) => keys.length > 0);
    // A single child would repeat its topic.
    return { ...topic, children: children.length > 1 ? children : [] };
  });
  return { topics: [...topics, list(otherPapersLabel, [], homeOf, noGroup)].filter(({ keys }) => keys.length > 0) };
}

type NameGroups = (groups: Int32Array, count: number, taken: readonly string[]) => readonly TopicName[];

/** A kept heading, or a new one for a group of papers. */
interface Home {
  readonly label: string;
  readonly terms: readonly string[];
  /** The number of the kept heading; for a new heading, the number of its group after those of the kept headings. */
  readonly group: number;
}

/**
 * Gives a new heading to each group of far papers that share a phrase. If a kept heading is called by that phrase, they join it; if they
 * share none, they join their nearest headings. New headings are ordered by size, the largest first.
 */
function findHomes(
  { headingOf, farGroups }: Placement,
  headings: readonly KeptHeading[],
  name: NameGroups,
): { readonly homeOf: Int32Array; readonly homes: readonly Home[] } {
  const grouped = headingOf.map((heading, row) => {
    const group = farGroups.of[row] as number;
    return group === noGroup ? heading : headings.length + group;
  });
  const names = name(grouped, headings.length + farGroups.count, []);
  const findHome = (label: string, group: number): number | undefined => {
    const same = headings.findIndex((heading) => foldText(heading.label) === foldText(label));
    return label === otherPapersLabel ? undefined : same === -1 ? group : same;
  };
  const targets = names.map(({ label }, group) => (group < headings.length ? group : findHome(label, group)));
  const newHomes = names
    .map(({ label, terms, rank }, group) => ({ label, terms, rank, group }))
    .filter(({ group }) => group >= headings.length && targets[group] === group)
    .sort((a, b) => a.rank - b.rank);
  return {
    homeOf: grouped.map((group, row) => (group === noGroup ? noGroup : (targets[group] ?? (headingOf[row] as number)))),
    homes: [...headings.map(({ label }, group) => ({ label, terms: names[group]?.terms ?? [], group })), ...newHomes],
  };
}

/**
 * The subtopic of each paper of a heading: the one under which it is kept, or the nearest one for a paper that came later; the number
 * after the last one for a paper that is kept under none of them. `noGroup` for papers of other headings.
 */
function findSubtopics(
  vectors: Vectors,
  { headings, headingOf, subtopicOf }: KeptOutline,
  homeOf: Int32Array,
  heading: number,
): Int32Array {
  const count = headings[heading]?.subtopics.length ?? 0;
  const own = subtopicOf.map((subtopic, row) => (headingOf[row] === heading ? subtopic : noGroup));
  const nearest = assignToNearest(vectors, findCentroids(vectors, own, count), count);
  return homeOf.map((home, row) => {
    if (home !== heading) return noGroup;
    const subtopic = headingOf[row] === heading ? own[row] : nearest[row];
    return subtopic === noGroup || subtopic === undefined ? count : subtopic;
  });
}
