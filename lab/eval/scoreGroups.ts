/** How well a grouping agrees with given classes. All are 1 for the same groups; adjusted ones about 0 for random groups. */
export interface GroupScores {
  /** Harmonic mean of homogeneity and completeness; flatters many small groups. */
  readonly vMeasure: number;
  readonly adjustedRand: number;
  readonly adjustedMutualInformation: number;
}

export function scoreGroups(groups: ArrayLike<number>, classes: ArrayLike<number>): GroupScores {
  const n = groups.length;
  const rows = countBy(groups);
  const columns = countBy(classes);
  const cells = new Map<string, number>();
  for (let at = 0; at < n; at++) {
    const cell = `${groups[at]} ${classes[at]}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  let mutual = 0;
  for (const [cell, count] of cells) {
    const [group, category] = cell.split(' ').map(Number) as [number, number];
    mutual += (count / n) * Math.log((n * count) / ((rows.get(group) ?? 0) * (columns.get(category) ?? 0)));
  }
  const ha = entropyOf(rows, n);
  const hb = entropyOf(columns, n);
  const expected = expectedMutual([...rows.values()], [...columns.values()], n);
  const ceiling = (ha + hb) / 2;
  return {
    vMeasure: ha + hb === 0 ? 1 : (2 * mutual) / (ha + hb),
    adjustedRand: adjustedRand([...cells.values()], [...rows.values()], [...columns.values()], n),
    adjustedMutualInformation: ceiling === expected ? 1 : (mutual - expected) / (ceiling - expected),
  };
}

function countBy(values: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < values.length; at++) counts.set(values[at] as number, (counts.get(values[at] as number) ?? 0) + 1);
  return counts;
}

function entropyOf(counts: ReadonlyMap<number, number>, n: number): number {
  let sum = 0;
  for (const count of counts.values()) sum -= (count / n) * Math.log(count / n);
  return sum;
}

function adjustedRand(cells: readonly number[], rows: readonly number[], columns: readonly number[], n: number): number {
  const pairs = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const together = pairs(cells);
  const expected = (pairs(rows) * pairs(columns)) / ((n * (n - 1)) / 2);
  const most = (pairs(rows) + pairs(columns)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Of two random groupings with these sizes (Vinh, Epps, Bailey 2010). */
function expectedMutual(rows: readonly number[], columns: readonly number[], n: number): number {
  const logFactorial = new Float64Array(n + 1);
  for (let at = 2; at <= n; at++) logFactorial[at] = (logFactorial[at - 1] as number) + Math.log(at);
  const lf = (at: number): number => logFactorial[at] as number;
  let sum = 0;
  for (const a of rows) {
    for (const b of columns) {
      const fixed = lf(a) + lf(b) + lf(n - a) + lf(n - b) - lf(n);
      for (let both = Math.max(1, a + b - n); both <= Math.min(a, b); both++) {
        const chance = Math.exp(fixed - lf(both) - lf(a - both) - lf(b - both) - lf(n - a - b + both));
        sum += (both / n) * Math.log((n * both) / (a * b)) * chance;
      }
    }
  }
  return sum;
}
