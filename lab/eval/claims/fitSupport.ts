import { Matrix, solve } from 'ml-matrix';
import { findSupport } from '../../../server/src/claims/evidence/findEvidence';
import type { Support } from '../../../server/src/claims/evidence/support';
import { listSupportPairs, type SupportPair } from './supportPairs';

/** The share of the sentences made from abstracts for which the abstract's sentence is shown, or not denied, in the tuned half. */
const shown = 0.92;
const notDenied = 0.99;
/** Papers drawn at random are easy to tell apart. */
const weightOf: Readonly<Record<SupportPair['kind'], number>> = { own: 1, near: 1, random: 0.7 };
const rounds = 30;

/** Prints the weights of `support.ts`, fitted by logistic regression to the tuned half. Returns false where the papers are not at hand. */
export function fitSupport(): boolean {
  const pairs = listSupportPairs()?.filter(({ half }) => half === 'tuned');
  if (pairs === undefined) return false;
  const measured = pairs.flatMap((pair) => {
    const support = findSupport(pair.sentence, pair.paper);
    return support === undefined ? [] : [{ pair, support }];
  });
  const names = Object.keys(measured[0]?.support ?? {}) as (keyof Support)[];
  const rows = measured.map(({ support }) => names.map((name) => support[name]));
  const scales = names.map((_, at) => deviation(rows.map((row) => row[at] ?? 0)));
  const items = measured.map(({ pair: { kind } }, at) => ({
    values: [...(rows[at] ?? []).map((value, column) => value / (scales[column] ?? 1)), 1],
    isOwn: kind === 'own' ? 1 : 0,
    weight: weightOf[kind],
  }));
  const fitted = fitLogistic(items);
  const weights = names.map((_, at) => (fitted[at] ?? 0) / (scales[at] ?? 1));
  const own = measured
    .flatMap(({ pair, support }) =>
      pair.set === 'made' && pair.kind === 'own' ? [names.reduce((sum, name, at) => sum + (weights[at] ?? 0) * support[name], 0)] : [],
    )
    .sort((a, b) => a - b);
  const print = (value: number): string => value.toPrecision(3);
  console.log(names.map((name, at) => `${name}: ${print(weights[at] ?? 0)}`).join('\n'));
  console.log(`minSupport ${print(own[Math.floor(own.length * (1 - shown))] ?? 0)}`);
  console.log(`minSupportOfDoubt ${print(own[Math.floor(own.length * (1 - notDenied))] ?? 0)}`);
  return true;
}

interface Item {
  readonly values: readonly number[];
  readonly isOwn: number;
  readonly weight: number;
}

/** Newton's method, with a small penalty on all weights. */
function fitLogistic(items: readonly Item[]): readonly number[] {
  const width = items[0]?.values.length ?? 0;
  let fitted = new Array<number>(width).fill(0);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = [...fitted];
    const curvature = Matrix.eye(width);
    for (const { values, isOwn, weight } of items) {
      const chance = 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (fitted[at] ?? 0), 0)));
      values.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + weight * (chance - isOwn) * value;
        values.forEach((other, column) => {
          curvature.set(at, column, curvature.get(at, column) + weight * chance * (1 - chance) * value * other);
        });
      });
    }
    const step = solve(curvature, Matrix.columnVector(gradient)).to1DArray();
    fitted = fitted.map((value, at) => value - (step[at] ?? 0));
  }
  return fitted;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
}
