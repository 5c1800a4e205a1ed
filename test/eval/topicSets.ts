import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseDigest } from '../../server/src/digest/parseDigest';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { findRealData } from '../support/realData';

interface Line {
  readonly title: string;
  readonly abstract: string;
  readonly label?: string;
}

/** Papers, and the number of the class of each. */
export interface ClassifiedPapers {
  readonly papers: readonly TopicDocument[];
  readonly classes: readonly number[];
  readonly classCount: number;
}

/** Papers under their primary categories at arXiv; undefined where they are not at hand. */
export function findClassifiedPapers(): ClassifiedPapers | undefined {
  const lines = readLines('topics/arxiv-primary.jsonl.gz');
  if (lines === undefined) return undefined;
  const labels = [...new Set(lines.map(({ label }) => label))];
  return { papers: lines.map(toDocument), classes: lines.map(({ label }) => labels.indexOf(label)), classCount: labels.length };
}

/** The first papers of a large collection; undefined where it is not at hand. */
export function findManyPapers(count: number): readonly TopicDocument[] | undefined {
  return readLines('papers/papers.jsonl.gz')?.slice(0, count).map(toDocument);
}

/** All papers of the collection, for passages of their abstracts. */
export function findAnchorPapers(): readonly { readonly title: string; readonly abstract: string }[] | undefined {
  return readLines('papers/papers.jsonl.gz')?.filter(({ abstract }) => abstract !== '');
}

/** The papers of a trending page. */
export function findPagePapers(): readonly TopicDocument[] | undefined {
  const path = findRealData('digests/trending-jun-23.txt');
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

function toDocument({ title, abstract }: Line, index: number): TopicDocument {
  return { key: `p${index}`, title, abstract };
}
