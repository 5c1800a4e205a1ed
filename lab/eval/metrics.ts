/** Quality of one list of results, or the mean of several; each from 0 to 1. */
export interface Quality {
  readonly ndcg: number;
  readonly reciprocalRank: number;
  readonly recall: number;
}

/** Results after this rank don't count. */
export const depth = 10;

/** As trec_eval and BEIR count: gains as judged, discounted by log2(rank + 1), against the best possible list. */
export function judge(keys: readonly string[], gains: ReadonlyMap<string, number>): Quality {
  const found = keys.slice(0, depth).map((key) => gains.get(key) ?? 0);
  const best = [...gains.values()].sort((a, b) => b - a).slice(0, depth);
  const first = found.findIndex((gain) => gain > 0);
  return {
    ndcg: discount(found) / discount(best),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recall: found.filter((gain) => gain > 0).length / gains.size,
  };
}

function discount(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (of: (quality: Quality) => number): number => all.reduce((sum, quality) => sum + of(quality), 0) / Math.max(1, all.length);
  return {
    ndcg: mean(({ ndcg }) => ndcg),
    reciprocalRank: mean(({ reciprocalRank }) => reciprocalRank),
    recall: mean(({ recall }) => recall),
  };
}
