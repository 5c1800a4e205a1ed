import type { WrittenHeading, WrittenTopic } from '#ownFiles';
import { foldText } from '#text';
import { type Effort, findNearestLeaves, isOtherPapers, listNamedLeaves, type TopicDirections } from '#topics';
import { diffSequences } from '../base/changes';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import { type KeptHeading, otherPapersLabel, type PinnedTopic, type Topic } from '../model/topic';
import type { Library } from './library';

/** The topics that were computed last, and what they were computed from. */
export interface KnownTopics {
  readonly topics: readonly Topic[];
  readonly papers: readonly Paper[];
  /** The kept outline; empty if the writer kept none. */
  readonly kept: readonly KeptHeading[];
  /** 'quick' as long as better topics are still being computed; undefined if topics could not be computed. */
  readonly effort?: Effort;
  /** Tells to which topic a paper belongs that is not among `papers`; undefined if that is not known. */
  readonly directions?: TopicDirections | undefined;
  /** How the papers have changed since topics were found anew, and not only extended. */
  readonly since: ChangesSince;
}

/** How the papers of the library differ from those in which its topics were found. */
export interface ChangesSince {
  /** The number of papers in which the topics were found. */
  readonly count: number;
  /** The present papers that were not among them. */
  readonly added: readonly CitationKey[];
}

/** If more than this share of the papers have come or gone, topics are found anew. */
const maxChanged = 0.2;

/** The changes after `papers` have taken the place of those of `known`; undefined if topics should be found anew. */
export function followChanges(known: KnownTopics, papers: readonly Paper[]): ChangesSince | undefined {
  const { count, added } = known.since;
  const before = new Set(known.papers.map(({ key }) => key));
  const later = new Set(added);
  const addedNow = papers.flatMap(({ key }) => (later.has(key) || !before.has(key) ? [key] : []));
  const gone = count - (papers.length - addedNow.length);
  return addedNow.length + gone > maxChanged * count ? undefined : { count, added: addedNow };
}

/** Whether the topics are the final ones of exactly these papers and this kept outline. */
export function areTopicsOf(known: KnownTopics, papers: readonly Paper[], kept: readonly KeptHeading[]): boolean {
  const { removed, added } = diffSequences(known.papers, papers);
  return known.effort !== 'quick' && removed.length === 0 && added.length === 0 && areSameHeadings(known.kept, kept);
}

/** The papers that are grouped by topic. */
export function papersInDigests({ papers, digestPaperCount }: Pick<Library, 'papers' | 'digestPaperCount'>): readonly Paper[] {
  return papers.slice(0, digestPaperCount);
}

/** If more papers come at once, they wait under "Other papers": to read their texts would take long. */
const maxFiledAtOnce = 500;

/**
 * Adapts the topics to `papers` until new topics are computed: removed papers are left out, and each new paper is added at the end of
 * the topic that is nearest by its learned terms, or under "Other papers" if it has none. As in computed topics, every paper is in
 * exactly one topic.
 */
export function adaptTopics(
  { topics: found, papers: known, directions }: Pick<KnownTopics, 'topics' | 'papers' | 'directions'>,
  papers: readonly Paper[],
): readonly Topic[] {
  if (known === papers) return found;
  const topics = directions === undefined ? found : fileAtOnce(found, listNew(known, papers), directions);
  const present = new Set(papers.map(({ key }) => key));
  const left = new Set(present);
  const adapted = topics.flatMap((topic) => withPapersIn(topic, left) ?? []).map((topic) => withSecondPapersIn(topic, present));
  if (left.size === 0) return adapted;
  const last = adapted.at(-1);
  if (last === undefined || !isOtherPapers(last))
    return [...adapted, { label: otherPapersLabel, terms: [], keys: [...left], children: [] }];
  return [...adapted.slice(0, -1), { ...last, keys: [...last.keys, ...left] }];
}

function listNew(known: readonly Paper[], papers: readonly Paper[]): readonly Paper[] {
  const before = new Set(known.map(({ key }) => key));
  return papers.filter(({ key }) => !before.has(key));
}

/** The topics with these papers, each at the end of the nearest one. */
function fileAtOnce(topics: readonly Topic[], papers: readonly Paper[], directions: TopicDirections): readonly Topic[] {
  if (papers.length === 0 || papers.length > maxFiledAtOnce) return topics;
  const leaves = listNamedLeaves(topics);
  const filed = new Map<Topic, CitationKey[]>();
  findNearestLeaves(papers, directions).forEach((number, at) => {
    const leaf = leaves[number];
    const paper = papers[at];
    if (leaf !== undefined && paper !== undefined) filed.set(leaf, [...(filed.get(leaf) ?? []), paper.key]);
  });
  const add = (topic: Topic): Topic => {
    const own = [topic, ...topic.children].flatMap((leaf) => filed.get(leaf) ?? []);
    return own.length === 0 ? topic : { ...topic, keys: [...topic.keys, ...own], children: topic.children.map(add) };
  };
  return topics.map(add);
}

/** Returns the topic with only those of the papers whose second topic it is that are in `present`. */
function withSecondPapersIn(topic: Topic, present: ReadonlySet<CitationKey>): Topic {
  const { alsoKeys = [], ...others } = topic;
  if (alsoKeys.every((key) => present.has(key))) return topic;
  const left = alsoKeys.filter((key) => present.has(key));
  return left.length === 0 ? others : { ...others, alsoKeys: left };
}

/**
 * Returns the topic with only those of its papers that are in `left`, and removes these papers from `left`. undefined if `left`
 * contains no paper of the topic.
 */
function withPapersIn(topic: Topic, left: Set<CitationKey>): Topic | undefined {
  const keys = topic.keys.filter((key) => left.delete(key));
  if (keys.length === topic.keys.length) return topic;
  if (keys.length === 0) return undefined;
  const kept = new Set(keys);
  return { ...topic, keys, children: topic.children.flatMap((child) => withPapersIn(child, kept) ?? []) };
}

/**
 * Finds the papers that the writer's topics name. Topics with the same label are merged. Names of papers that are not in the library
 * are ignored.
 */
export function resolvePinnedTopics(written: readonly WrittenTopic[], library: Library): readonly PinnedTopic[] {
  const topics = new Map<string, PinnedTopic>();
  for (const { label, words, papers, replaces } of written) {
    const known = topics.get(foldText(label.value)) ?? { label: label.value, seeds: [], keys: [], replaces: [] };
    topics.set(foldText(label.value), {
      label: known.label,
      seeds: [...known.seeds, ...words.map(({ value }) => value)],
      keys: [...known.keys, ...papers.flatMap(({ value }) => findPinnedPaper(library, value)?.key ?? [])],
      replaces: [...known.replaces, ...replaces.map(({ value }) => value)],
    });
  }
  return [...topics.values()];
}

/**
 * The paper to which a topics file refers by its title, by its key, or by a name that only one paper has. undefined if there is no such
 * paper.
 */
export function findPinnedPaper(library: Library, written: string): Paper | undefined {
  return library.findByTitle(written)[0] ?? library.findByKey(written) ?? findByOnlyName(library, written);
}

function findByOnlyName(library: Library, name: string): Paper | undefined {
  const [paper, ...others] = library.findByName(name);
  return others.length === 0 ? paper : undefined;
}

/**
 * Finds the papers of the kept outline. Headings with the same label are joined. A paper that is named several times counts where it is
 * named first; papers that are in no digest are ignored.
 */
export function resolveKeptHeadings(written: readonly WrittenHeading[], library: Library): readonly KeptHeading[] {
  return joinHeadings(findPapers(written, library, new Set()));
}

/** The headings as they are written, each with the papers that are not in `found`, to which they are added. */
function findPapers(written: readonly WrittenHeading[], library: Library, found: Set<CitationKey>): readonly KeptHeading[] {
  return written.map(({ label, papers, subtopics }) => ({
    label: label.value,
    keys: papers.flatMap(({ value }) => {
      const key = findKeptPaper(library, value)?.key;
      if (key === undefined || found.has(key)) return [];
      found.add(key);
      return [key];
    }),
    subtopics: findPapers(subtopics, library, found),
  }));
}

function joinHeadings(headings: readonly KeptHeading[]): readonly KeptHeading[] {
  const byLabel = new Map<string, KeptHeading>();
  for (const heading of headings) {
    const id = foldText(heading.label) || heading.label;
    const { label, keys, subtopics } = byLabel.get(id) ?? { label: heading.label, keys: [], subtopics: [] };
    byLabel.set(id, { label, keys: [...keys, ...heading.keys], subtopics: [...subtopics, ...heading.subtopics] });
  }
  return [...byLabel.values()].map((heading) => ({ ...heading, subtopics: joinHeadings(heading.subtopics) }));
}

/** The paper to which a line of the kept outline refers; undefined if no digest has it. */
export function findKeptPaper(library: Library, written: string): Paper | undefined {
  const paper = findPinnedPaper(library, written);
  return paper?.occurrences.some(({ kind }) => kind === 'digest') === true ? paper : undefined;
}

/** Whether two kept outlines have the same headings with the same papers, in the same order. */
export function areSameHeadings(a: readonly KeptHeading[], b: readonly KeptHeading[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Topics and subtopics in one list, in which each topic is followed by its subtopics. */
export function withSubtopics(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => [topic, ...topic.children]);
}

/** The papers of a topic, in the order of its keys. Papers that were removed from the library are left out. */
export function papersOfTopic(library: Library, { keys }: Topic): readonly Paper[] {
  return keys.flatMap((key) => library.findByKey(key) ?? []);
}
