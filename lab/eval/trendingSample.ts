import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../../test/support/random';
import { findRealData } from '../../test/support/realData';

export interface SampledPaper {
  readonly title: string;
  readonly abstract: string;
}

/** Papers that were on a trending page, drawn by a seed; undefined where the collection isn't at hand. */
export function drawTrendingPapers(seed: number, count: number): readonly SampledPaper[] | undefined {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return undefined;
  const papers = gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SampledPaper & { readonly date?: string });
  return createRandom(seed)
    .shuffle(papers.filter(({ date, abstract }) => date !== undefined && abstract !== ''))
    .slice(0, count);
}
