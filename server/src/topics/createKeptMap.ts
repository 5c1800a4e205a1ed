import type { CitationKey } from '../model/citation';
import { type KeptHeading, otherPapersLabel, type Topic } from '../model/topic';
import { findCentroids, findNearest, measureOwnNearness, noGroup, pickRows, type Vectors } from './centroids';
import { chooseFromGroups, chooseSample, compareTexts, createTopicMap, maxSample, type TopicMapOptions } from './createTopicMap';
import type { Groups } from './groupPapers';
import { createTopicNamer } from './nameTopics';
import { compareLibrary, findPaperSpace } from './paperSpace';
import { findHomes, findSecondTopics, type Home, type NameGroups, placePapers } from './placePapers';
import { shortenAbstracts } from './shortenAbstracts';
import { isOtherPapers, type TopicDocument, type TopicMap } from './topicMap';
import { readStemSequences } from './vocabulary';
import { WordReader } from './wordReader';

/** Lists the papers of a group, in the order of the table of contents. */
type ListKeys = (groups: Int32Array, group: number) => readonly CitationKey[];

/** The kept headings that have papers in the library, and where these papers are kept. Papers are known by their indexes. */
interface KeptOutline {
  /** The headings without "Other papers". Each has a paper. */
  readonly headings: readonly KeptHeading[];
  /** The heading under which each paper is kept; `noGroup` for a paper that is not kept. */
  readonly headingOf: Int32Array;
  /** The subtopic of its heading under which each paper is kept; `noGroup` if it is under none. */
  readonly subtopicOf: Int32Array;
  /** The papers that are kept under "Other papers". */
  readonly others: readonly number[];
}

/**
 * The topics of a library with a kept outline: the kept headings in the writer's order, each with its papers and those that came later
 * and are near to it, then new headings for papers that are far from all kept ones. The result depends only on the arguments, and the
 * order of the papers decides nothing but the order of the keys of papers that are not kept.
 */
export function createKeptMap(documents: readonly TopicDocument[], kept: readonly KeptHeading[], options: TopicMapOptions = {}): TopicMap {
  return fillHeadings(documents, kept, rankPapers(documents, kept), options);
}

/**
 * The topics that were found before, with the papers that came later: each joins the nearest topic, or a new one with others that are far
 * from all, and no other paper moves. Topics stay in their order, and papers are in the order of the library.
 */
export function extendTopicMap(documents: readonly TopicDocument[], former: readonly Topic[], options: TopicMapOptions = {}): TopicMap {
  const toHeading = ({ label, keys, children }: Topic): KeptHeading => ({
    label,
    keys: children.length === 0 ? keys : [],
    subtopics: children.map(toHeading),
  });
  return fillHeadings(documents, former.map(toHeading), rankPapers(documents, []), options);
}

/** `rank` is the place of each paper in its topic. */
function fillHeadings(
  documents: readonly TopicDocument[],
  kept: readonly KeptHeading[],
  rank: ReadonlyMap<CitationKey, number>,
  { effort = 'full' }: TopicMapOptions,
): TopicMap {
  const papers = [...shortenAbstracts(documents)].sort(compareTexts);
  const outline = findKeptPapers(papers, kept);
  const { headings } = outline;
  if (headings.length === 0) return createTopicMap(documents, { effort });
  const pick = (rows: readonly number[]): readonly TopicDocument[] => rows.map((row) => papers[row] as TopicDocument);
  const sample = pick(chooseSample(papers, effort).rows);
  const space = findPaperSpace(readStemSequences(sample, new WordReader()));
  const comparable = compareLibrary(papers, space);
  const { words } = comparable;
  // Papers that are kept under "Other papers" join no heading, as papers without any known word.
  for (const row of outline.others) words.values.fill(0, row * words.width, (row + 1) * words.width);
  const placement = placePapers(comparable, outline.headingOf, headings.length, maxSample[effort]);

  const named = chooseFromGroups(comparable.hashes, numberParts(placement.groups, outline), effort);
  const namer = createTopicNamer(pick(named), readStemSequences(pick(named), new WordReader()), space, pickRows(words, named));
  const name: NameGroups = (groups, count, taken) =>
    namer.name(
      Int32Array.from(named, (row) => groups[row] as number),
      count,
      taken,
    );
  const { homeOf, homes } = findHomes(placement, headings, name);

  const rankOf = (row: number): number => rank.get(papers[row]?.key ?? '') ?? 0;
  const inOrder = [...papers.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  const listKeys: ListKeys = (groups, group) => inOrder.filter((row) => groups[row] === group).map((row) => papers[row]?.key ?? '');
  const secondOf = findSeconds(words, homeOf, placement.groups.count);
  const topics = homes.map((home): Topic => {
    const subtopics = headings[home.group]?.subtopics ?? [];
    const alsoKeys = listKeys(secondOf, home.group);
    return {
      label: home.label,
      terms: home.terms,
      keys: listKeys(homeOf, home.group),
      ...(alsoKeys.length === 0 ? {} : { alsoKeys }),
      children: subtopics.length === 0 ? [] : listSubtopics(subtopics, findSubtopics(words, outline, homeOf, home), name, listKeys),
    };
  });
  return { topics: [...topics, createOthers(listKeys(homeOf, noGroup))].filter(({ keys }) => keys.length > 0) };
}

/** Numbers the parts of the groups, from which papers are chosen: those that are kept under one subtopic, and those that are under none. */
function numberParts({ of }: Groups, { headings, subtopicOf }: KeptOutline): Int32Array {
  const most = headings.reduce((count, { subtopics }) => Math.max(count, subtopics.length), 0);
  return of.map((group, row) => group * (most + 1) + (subtopicOf[row] as number) + 1);
}

function findSeconds(words: Vectors, homeOf: Int32Array, count: number): Int32Array {
  return findSecondTopics(words, homeOf, measureOwnNearness(words, homeOf, count), findCentroids(words, homeOf, count));
}

/**
 * The subtopic of each paper of a heading: the one under which it is kept, or the nearest one for a paper that came later; the number
 * after the last one for a paper that is kept under none of them. `noGroup` for papers of other headings.
 */
function findSubtopics(
  words: Vectors,
  { headings, headingOf, subtopicOf }: KeptOutline,
  homeOf: Int32Array,
  { group: heading }: Home,
): Int32Array {
  const count = headings[heading]?.subtopics.length ?? 0;
  const kept = subtopicOf.map((subtopic, row) => (headingOf[row] === heading ? subtopic : noGroup));
  const centroids = findCentroids(words, kept, count);
  return homeOf.map((home, row) => {
    if (home !== heading) return noGroup;
    const subtopic = headingOf[row] === heading ? (kept[row] as number) : findNearest(words.values, row, words.width, centroids, 0, count);
    return subtopic === noGroup ? count : subtopic;
  });
}

/** The subtopics that have papers. The papers that are under none of them come last. */
function listSubtopics(subtopics: readonly KeptHeading[], subtopicOf: Int32Array, name: NameGroups, listKeys: ListKeys): readonly Topic[] {
  // Only their terms are used, which do not depend on labels that are taken. To compare with all headings would take long.
  const names = name(subtopicOf, subtopics.length + 1, []);
  const filled = subtopics
    .map(({ label }, number) => ({ label, terms: names[number]?.terms ?? [], keys: listKeys(subtopicOf, number), children: [] }))
    .filter(({ keys }) => keys.length > 0);
  const others = createOthers(listKeys(subtopicOf, subtopics.length));
  // A subtopic that has all papers of its heading stays, since the writer made it.
  return others.keys.length === 0 || filled.length === 0 ? filled : [...filled, others];
}

function createOthers(keys: readonly CitationKey[]): Topic {
  return { label: otherPapersLabel, terms: [], keys, children: [] };
}

function findKeptPapers(documents: readonly TopicDocument[], kept: readonly KeptHeading[]): KeptOutline {
  const rowOf = new Map(documents.map(({ key }, row) => [key, row]));
  const findRows = (keys: readonly CitationKey[]): readonly number[] => keys.flatMap((key) => rowOf.get(key) ?? []);
  const hasPapers = ({ keys, subtopics }: KeptHeading): boolean => keys.some((key) => rowOf.has(key)) || subtopics.some(hasPapers);
  const headings = kept.filter((heading) => !isOtherPapers(heading) && hasPapers(heading)).map(joinOthers);
  const headingOf = new Int32Array(documents.length).fill(noGroup);
  const subtopicOf = new Int32Array(documents.length).fill(noGroup);
  headings.forEach(({ keys, subtopics }, heading) => {
    for (const row of findRows(keys)) headingOf[row] = heading;
    subtopics.forEach((subtopic, number) => {
      for (const row of findRows(subtopic.keys)) {
        headingOf[row] = heading;
        subtopicOf[row] = number;
      }
    });
  });
  const others = kept
    .filter(isOtherPapers)
    .flatMap(({ keys, subtopics }) => findRows([...keys, ...subtopics.flatMap((each) => each.keys)]));
  return { headings, headingOf, subtopicOf, others };
}

/** The papers under a subtopic "Other papers" are those that are under no subtopic. */
function joinOthers({ label, keys, subtopics }: KeptHeading): KeptHeading {
  const others = subtopics.filter(isOtherPapers).flatMap((subtopic) => subtopic.keys);
  return { label, keys: [...keys, ...others], subtopics: subtopics.filter((subtopic) => !isOtherPapers(subtopic)) };
}

/** The place of each paper in the table of contents: papers of the kept outline in the writer's order, then all others as given. */
export function rankPapers(
  papers: readonly { readonly key: CitationKey }[],
  kept: readonly KeptHeading[],
): ReadonlyMap<CitationKey, number> {
  const keys = new Set([...listKeptKeys(kept), ...papers.map(({ key }) => key)]);
  return new Map([...keys].map((key, index) => [key, index]));
}

/** The papers of kept headings, in the writer's order. */
export function listKeptKeys(kept: readonly KeptHeading[]): readonly CitationKey[] {
  return kept.flatMap(({ keys, subtopics }) => [...listKeptKeys(subtopics), ...keys]);
}
