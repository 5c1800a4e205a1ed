/** One example: values by feature name, what the answer should be (0 to 1), how much it counts. */
export interface Example {
  readonly features: Readonly<Record<string, number>>;
  readonly target: number;
  readonly weight: number;
}

/** Logistic regression with an L2 penalty, by gradient descent with momentum (Adam). Weights by feature name, `bias` among them. */
export function learn(examples: readonly Example[], penalty: number, rounds = 160): Record<string, number> {
  const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))];
  const index = new Map(names.map((name, at) => [name, at]));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const rows = examples.map(({ features, target, weight }) => {
    const entries = Object.entries(features).filter(([, value]) => value !== 0);
    return {
      at: Int32Array.from(entries, ([name]) => index.get(name) ?? 0),
      values: Float64Array.from(entries, ([, value]) => value),
      target,
      weight: weight / total,
    };
  });
  const size = names.length + 1;
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = new Float64Array(size);
    for (const { at, values, target, weight } of rows) {
      let sum = weights[size - 1] ?? 0;
      for (let k = 0; k < at.length; k += 1) sum += (weights[at[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const error = (1 / (1 + Math.exp(-sum)) - target) * weight;
      for (let k = 0; k < at.length; k += 1) gradient[at[k] ?? 0] = (gradient[at[k] ?? 0] ?? 0) + error * (values[k] ?? 0);
      gradient[size - 1] = (gradient[size - 1] ?? 0) + error;
    }
    const rate = 0.15 * (round < rounds * 0.7 ? 1 : 0.3);
    for (let k = 0; k < size; k += 1) {
      const g = (gradient[k] ?? 0) + (k === size - 1 ? 0 : penalty * (weights[k] ?? 0));
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * g;
      second[k] = 0.99 * (second[k] ?? 0) + 0.01 * g * g;
      weights[k] =
        (weights[k] ?? 0) - (rate * (first[k] ?? 0)) / (1 - 0.9 ** round) / (Math.sqrt((second[k] ?? 0) / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return { bias: weights[size - 1] ?? 0, ...Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])) };
}
