import { performance } from 'node:perf_hooks';
import { type Figures, format } from '../bench/measuring';
import { judge, meanQuality } from './metrics';
import type { Ranker } from './rankers';
import type { RelevanceSet } from './relevanceSets';

/** One row of the table of a set. Each query is timed once, when it is asked for the first time. */
export function judgeRanker(ranker: Ranker, { documents, queries }: RelevanceSet): Figures {
  const started = performance.now();
  const rank = ranker.create(documents);
  const built = performance.now() - started;
  const times: number[] = [];
  const step = Math.ceil(queries.length / (ranker.maxQueries ?? Infinity)) || 1;
  const chosen = queries.filter((_, index) => index % step === 0);
  const qualities = chosen.map(({ text, gains }) => {
    const asked = performance.now();
    const keys = rank(text);
    times.push(performance.now() - asked);
    return judge(keys, gains);
  });
  const { ndcg, reciprocalRank, recall } = meanQuality(qualities);
  return {
    '': chosen.length < queries.length ? `${ranker.label} (${chosen.length} of the queries)` : ranker.label,
    'nDCG@10': ndcg.toFixed(3),
    'MRR@10': reciprocalRank.toFixed(3),
    'recall@10': recall.toFixed(3),
    'ms per query, median / p95': format(times),
    'ms to build': built.toFixed(0),
  };
}
