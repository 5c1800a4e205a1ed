import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { hashText } from '../../server/src/base/checksum';
import { parseDigest } from '../../server/src/digest/parseDigest';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { createRandom } from '../../test/support/random';
import { findRealData } from '../../test/support/realData';
import handMadeTopics from './handMadeTopics.json';

interface Line {
  readonly title: string;
  readonly abstract: string;
  readonly label?: string;
  /** The day on which the paper was trending. */
  readonly date?: string | undefined;
  readonly url?: string;
}

/** Papers, and the number of the class of each. */
export interface ClassifiedPapers {
  readonly papers: readonly TopicDocument[];
  readonly classes: readonly number[];
  readonly classCount: number;
}

export type Half = 'tuned on' | 'kept aside';

/** Half of the papers, under their primary categories at arXiv; undefined where they are not at hand. */
export function findClassifiedPapers(half: Half): ClassifiedPapers | undefined {
  const lines = readLines('topics/arxiv-primary.jsonl.gz')?.filter(({ title }) => halfOf(title) === half);
  return lines && classify(lines.map((line) => [line, line.label ?? '']));
}

/** Papers with their primary categories at arXiv, or with the workshops of the ACL Anthology where they appeared; undefined without data. */
export function findClassifiedLines(source: 'arXiv categories' | 'workshops'): readonly (Line & { readonly label: string })[] | undefined {
  const isWorkshop = source === 'workshops';
  return readLines(isWorkshop ? 'papers/papers.jsonl.gz' : 'topics/arxiv-primary.jsonl.gz')?.flatMap((line) => {
    const label = isWorkshop ? /aclanthology\.org\/\d{4}\.([a-z]+)-/.exec(line.url ?? '')?.[1] : line.label;
    return label === undefined || line.abstract === '' ? [] : [{ ...line, label }];
  });
}

function halfOf(title: string): Half {
  return hashText(title) % 2 === 0 ? 'tuned on' : 'kept aside';
}

export type PageDate = keyof typeof handMadeTopics;

/**
 * The papers of a trending page under topics that were made by hand, before any grouping was looked at; undefined where the papers are
 * not at hand. `handMadeTopics.json` has the number of each paper on its page, counted from 1.
 */
export function findHandMadeTopics(date: PageDate): ClassifiedPapers | undefined {
  const page = readLines('papers/papers.jsonl.gz')?.filter((line) => line.date === date);
  const topics: Readonly<Record<string, readonly number[]>> = handMadeTopics[date];
  const topicOf = new Map(Object.entries(topics).flatMap(([topic, numbers]) => numbers.map((number) => [number - 1, topic] as const)));
  return page && classify(page.map((line, index) => [line, topicOf.get(index) ?? '']));
}

function classify(lines: readonly (readonly [Line, string])[]): ClassifiedPapers {
  const names = [...new Set(lines.map(([, name]) => name))];
  return {
    papers: lines.map(([line], index) => toDocument(line, index)),
    classes: lines.map(([, name]) => names.indexOf(name)),
    classCount: names.length,
  };
}

/** The first papers of a large collection; undefined where it is not at hand. */
export function findManyPapers(count: number): readonly TopicDocument[] | undefined {
  return readLines('papers/papers.jsonl.gz')?.slice(0, count).map(toDocument);
}

/** Papers that were on a trending page, shuffled by each of the seeds; undefined where they are not at hand. */
export function shuffleTrendingPapers(seeds: readonly number[]): readonly (readonly TopicDocument[])[] | undefined {
  const papers = readLines('papers/papers.jsonl.gz')?.filter(({ date, abstract }) => date !== undefined && abstract !== '');
  return papers && seeds.map((seed) => createRandom(seed).shuffle(papers).map(toDocument));
}

/** The papers that were trending on a day, in the order of the collection; undefined where they are not at hand. */
export function findDatedPapers(day: string): readonly TopicDocument[] | undefined {
  return readLines('papers/papers.jsonl.gz')
    ?.filter(({ date }) => date === day)
    .map(toDocument);
}

/** The papers that were on no trending page; undefined where they are not at hand. */
export function findUndatedPapers(): readonly TopicDocument[] | undefined {
  return readLines('papers/papers.jsonl.gz')
    ?.filter(({ date }) => date === undefined)
    .map(toDocument);
}

/** The papers whose address tells their venue; undefined where they are not at hand. */
export function findPapersOfVenue(venue: RegExp): readonly TopicDocument[] | undefined {
  return readLines('papers/papers.jsonl.gz')
    ?.filter(({ url, abstract }) => venue.test(url ?? '') && abstract !== '')
    .map(toDocument);
}

/** The papers of the collection from which terms are learned: all but those of the pages with hand-made topics. */
export function findUnjudgedPapers(): readonly { readonly title: string; readonly abstract: string }[] | undefined {
  return readLines('papers/papers.jsonl.gz')?.filter(
    ({ date, abstract }) => abstract !== '' && !(date !== undefined && date in handMadeTopics),
  );
}

/** All papers of the collection, for passages of their abstracts. */
export function findAnchorPapers(): readonly { readonly title: string; readonly abstract: string }[] | undefined {
  return readLines('papers/papers.jsonl.gz')?.filter(({ abstract }) => abstract !== '');
}

/** The papers of a trending page. */
export function findPagePapers(): readonly TopicDocument[] | undefined {
  return readDigestPapers('digests/trending-jun-23.txt');
}

/** The papers of a digest of the real data; undefined where it is not at hand. */
export function readDigestPapers(name: string): readonly TopicDocument[] | undefined {
  const path = findRealData(name);
  return path === undefined ? undefined : parseDigest(readFileSync(path, 'utf8'), { path }).entries.map(toDocument);
}

function readLines(name: string): readonly Line[] | undefined {
  const path = findRealData(name);
  return path === undefined
    ? undefined
    : gunzipSync(readFileSync(path))
        .toString('utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
}

function toDocument({ title, abstract, tags }: Omit<TopicDocument, 'key'>, index: number): TopicDocument {
  return { key: `p${index}`, title, abstract, tags };
}
