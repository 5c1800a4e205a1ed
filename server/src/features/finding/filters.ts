import { withSubtopics } from '#library';
import { type FilterName, findSimilarLabels, type ParsedQuery, type QueryFilter } from '#search';
import { foldText } from '#text';
import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { NewPaperDecision } from '../../model/decision';
import type { Paper } from '../../model/paper';
import type { Topic } from '../../model/topic';
import { isCited } from '../evidence/citedPapers';
import { findDecision, listKnownPapers } from '../newPapers/newPapers';
import { dateFilter } from './dateFilter';
import { createChoiceFilter, type FilterKind, type PaperTest } from './filterKind';

interface AppliedFilters {
  /** undefined if no filter has a meaning, so that every paper passes. */
  readonly accepts: PaperTest | undefined;
  /** The filters whose values have no meaning, in the order of the query. They exclude no paper. */
  readonly ignored: readonly QueryFilter[];
}

/**
 * `cited:yes`, `cited:no`: whether a draft of the workspace cites the paper. An inserted outline item does not count until the writer
 * changes it.
 */
export const citedFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => (paper) => isCited(snapshot, paper)],
    ['no', (snapshot) => (paper) => !isCited(snapshot, paper)],
  ]),
);

/**
 * `has:code`: papers with a link to code. `has:abstract`, `has:doi`: papers whose abstract or DOI is known. `has:note`: papers on which
 * the writer has a note.
 */
export const hasFilter = createChoiceFilter(
  new Map([
    [
      'code',
      () =>
        ({ links }) =>
          links.some(({ kind }) => kind === 'code'),
    ],
    [
      'abstract',
      () =>
        ({ abstract }) =>
          abstract !== '',
    ],
    [
      'doi',
      () =>
        ({ doi }) =>
          doi !== undefined,
    ],
    ['note', (snapshot) => (paper) => snapshot.noteIndex().notesOn(paper).length > 0],
  ]),
);

/**
 * `new:yes`, `new:no`: whether the paper is new (see `listKnownPapers`). `new:kept`, `new:later`, `new:skipped`: what the writer decided
 * about it.
 */
export const newFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => not(createKnownTest(snapshot))],
    ['no', createKnownTest],
    ...(['kept', 'later', 'skipped'] as const).map((decision) => [decision, decided(decision)] as const),
  ]),
);

function createKnownTest(snapshot: Snapshot): PaperTest {
  const known = listKnownPapers(snapshot);
  return (paper) => known.has(paper);
}

function not(test: PaperTest): PaperTest {
  return (paper) => !test(paper);
}

function decided(decision: NewPaperDecision): (snapshot: Snapshot) => PaperTest {
  return (snapshot) => (paper) => findDecision(snapshot, paper)?.decision === decision;
}

const maxTags = 8;

/** `tag:kv-cache`: papers with a note that has a tag beginning with these letters. A `#` before the tag and letter case don't matter. */
export const tagFilter: FilterKind = {
  createTest(snapshot, value) {
    const typed = toTag(value);
    if (typed === '') return undefined;
    const papers = new Set([...getPapersByTag(snapshot)].flatMap(([tag, tagged]) => (tag.startsWith(typed) ? [...tagged] : [])));
    return (paper) => papers.has(paper);
  },
  listValues: (snapshot, typed) =>
    [...getPapersByTag(snapshot)]
      .filter(([tag]) => tag.startsWith(toTag(typed)) && tag !== toTag(typed))
      .map(([value, papers]) => ({ value, papers: papers.size }))
      .sort((a, b) => b.papers - a.papers || (a.value < b.value ? -1 : 1))
      .slice(0, maxTags),
};

const getPapersByTag = derived(
  (snapshot: Snapshot) => [snapshot.noteIndex()],
  ([{ notes }]): ReadonlyMap<string, ReadonlySet<Paper>> => {
    const papers = new Map<string, Set<Paper>>();
    for (const { note, subject } of notes) {
      if (subject.kind !== 'known') continue;
      for (const tag of [...note.tags, ...note.annotations.flatMap(({ tags }) => tags)].map(toTag))
        papers.set(tag, (papers.get(tag) ?? new Set()).add(subject.paper));
    }
    return papers;
  },
);

function toTag(text: string): string {
  return text.replace(/^#/, '').toLowerCase();
}

const maxTopics = 8;

/**
 * `topic:"sparse attention"`: the papers of the topic with this label. If no topic has the typed label, `topic:sparse` means all topics
 * with words that begin like this. If no topic has such words, `topic:sprase` means the topic with the most similar label, if one is
 * similar enough.
 */
export const topicFilter: FilterKind = {
  createTest(snapshot, value) {
    if (foldText(value) === '') return undefined;
    const keys = new Set(findTopics(snapshot, value).flatMap((topic) => topic.keys));
    return ({ key }) => keys.has(key);
  },
  listValues: (snapshot, typed) =>
    findTopics(snapshot, typed)
      .filter(({ label }) => foldText(label) !== foldText(typed))
      .slice(0, maxTopics)
      .map(({ label, keys }) => ({ value: label, papers: keys.length })),
};

function findTopics(snapshot: Snapshot, value: string): readonly Topic[] {
  const topics = withSubtopics(snapshot.topics());
  const folded = foldText(value);
  const named = topics.filter(({ label }) => foldText(label) === folded);
  if (named.length > 0) return named;
  const beginnings = folded.split(' ');
  const begun = topics.filter(({ label }) => {
    const words = foldText(label).split(' ');
    return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
  if (begun.length > 0) return begun;
  const [likest] = findSimilarLabels(
    topics.map(({ label }) => foldText(label)),
    folded,
  );
  return topics.filter(({ label }) => foldText(label) === likest);
}

export const filterKinds: Readonly<Record<FilterName, FilterKind>> = {
  topic: topicFilter,
  date: dateFilter,
  cited: citedFilter,
  has: hasFilter,
  tag: tagFilter,
  new: newFilter,
};

/** Combines the filters of a query: a paper must pass all of them. */
export function applyFilters(snapshot: Snapshot, { filters }: ParsedQuery): AppliedFilters {
  const tests: PaperTest[] = [];
  const ignored: QueryFilter[] = [];
  for (const filter of filters) {
    const test = filterKinds[filter.name].createTest(snapshot, filter.value);
    if (test === undefined) ignored.push(filter);
    else tests.push(filter.isNegated ? (paper) => !test(paper) : test);
  }
  return { accepts: tests.length === 0 ? undefined : (paper) => tests.every((test) => test(paper)), ignored };
}
