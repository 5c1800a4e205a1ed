import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import { projectRoot } from '../../test/support/projectRoot';
import { findRealData } from '../../test/support/realData';
import { findTrendingPapers } from './judgeNames';
import type { RelevanceSet } from './relevanceSets';

/**
 * `lab/gold/ideas.json`: 100 trending papers, drawn by seed 21, and for each what a reader may type who remembers its
 * idea and none of its words. The first half is for choosing weights, the second for reporting.
 */
interface Idea {
  readonly title: string;
  readonly query: string;
}

export type Half = 'tuned on' | 'held out';

const ideas = JSON.parse(readFileSync(join(projectRoot, 'lab/gold/ideas.json'), 'utf8')) as readonly Idea[];
const pageSize = 51;

/** Among all papers of trending pages, or on a page of 51 of them. undefined where they are not at hand. */
export function findIdeas(half: Half, library: 'page' | 'all', typed: (query: string) => string): RelevanceSet | undefined {
  const papers = readTrending();
  if (papers === undefined) return undefined;
  const own = half === 'tuned on' ? ideas.slice(0, ideas.length / 2) : ideas.slice(ideas.length / 2);
  const titles = new Set(own.map(({ title }) => title));
  const onPage = papers.filter(({ title }) => titles.has(title));
  const others = papers.filter(({ title }) => !titles.has(title));
  return {
    documents: library === 'all' ? papers : [...onPage, ...others.slice(0, pageSize - onPage.length)],
    queries: own.map(({ title, query }) => ({ id: title, text: typed(query), gains: new Map([[title, 1]]) })),
  };
}

function readTrending(): readonly SearchDocument[] | undefined {
  const path = findRealData('papers/papers.jsonl.gz');
  const page = findTrendingPapers();
  if (path === undefined || page === undefined) return undefined;
  const lines = gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { title: string; abstract: string; date?: string | null });
  const dated = lines
    .filter(({ date }) => typeof date === 'string' && date !== '')
    .map(({ title, abstract }): SearchDocument => ({ key: title, title, abstract, names: findPaperNames(title, abstract), authors: [] }));
  return [...new Map([...page, ...dated].map((paper) => [paper.key, paper])).values()];
}
