import { readFileSync } from 'node:fs';
import { toReadable } from '../../server/src/base/readableText';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import { chooseExcerpt } from '../../server/src/digest/abstracts/summary/chooseExcerpt';
import { parseDigest } from '../../server/src/digest/parseDigest';
import { findRealData } from '../../test/support/realData';
import { drawTrendingPapers } from './trendingSample';

/** What the topic outline quotes of a paper; empty where it quotes nothing. */
export interface Excerpt {
  readonly title: string;
  readonly excerpt: string;
}

/** Of the papers of a trending page; undefined where it isn't at hand. */
export function listPageExcerpts(): readonly Excerpt[] | undefined {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) return undefined;
  return parseDigest(readFileSync(path, 'utf8'), { path }).entries.map(({ title, names, abstract }) => toExcerpt(title, names, abstract));
}

/** Of papers that a seed draws; undefined where the collection isn't at hand. */
export function listDrawnExcerpts(seed: number, count: number): readonly Excerpt[] | undefined {
  return drawTrendingPapers(seed, count)?.map(({ title, abstract }) => toExcerpt(title, findPaperNames(title, abstract), abstract));
}

function toExcerpt(title: string, names: readonly string[], abstract: string): Excerpt {
  return { title, excerpt: toReadable(chooseExcerpt(title, names, abstract)) };
}
