import { groupsPerToken, type TokenFeatures } from './featureWriter';

/** In the order of their numbers. */
export const labels = ['other', 'title', 'author', 'venue', 'year', 'identifier', 'abstract', 'heading'] as const;
export const labelCount = 8;

/** The kinds of transitions, see `TokenFeatures.transitions`. */
export const transitionKinds = 3;

/**
 * The weights of a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001). `states` has `labelCount` numbers a
 * feature; `transitions` has one for each kind, label before and label.
 */
export interface CrfWeights {
  /** The binary logarithm of the number of features. */
  readonly bits: number;
  readonly states: Float32Array | Int8Array;
  /** What a number in `states` is multiplied by. */
  readonly scale: number;
  readonly transitions: Float32Array;
}

/** The score of each label for each token. */
export function scoreTokens(
  { states, scale }: CrfWeights,
  { tokenCount, groupCount, groupStarts, indices, groups }: TokenFeatures,
): Float32Array {
  const ofGroups = new Float32Array(groupCount * labelCount);
  for (let group = 0; group < groupCount; group += 1) {
    const to = group * labelCount;
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    const end = groupStarts[group + 1] ?? 0;
    for (let at = groupStarts[group] ?? 0; at < end; at += 1) {
      const from = (indices[at] ?? 0) * labelCount;
      a += states[from] ?? 0;
      b += states[from + 1] ?? 0;
      c += states[from + 2] ?? 0;
      d += states[from + 3] ?? 0;
      e += states[from + 4] ?? 0;
      f += states[from + 5] ?? 0;
      g += states[from + 6] ?? 0;
      h += states[from + 7] ?? 0;
    }
    ofGroups[to] = a * scale;
    ofGroups[to + 1] = b * scale;
    ofGroups[to + 2] = c * scale;
    ofGroups[to + 3] = d * scale;
    ofGroups[to + 4] = e * scale;
    ofGroups[to + 5] = f * scale;
    ofGroups[to + 6] = g * scale;
    ofGroups[to + 7] = h * scale;
  }
  const scores = new Float32Array(tokenCount * labelCount);
  for (let token = 0; token < tokenCount; token += 1)
    for (let each = 0; each < groupsPerToken; each += 1) {
      const from = (groups[token * groupsPerToken + each] ?? 0) * labelCount;
      for (let label = 0; label < labelCount; label += 1)
        scores[token * labelCount + label] = (scores[token * labelCount + label] ?? 0) + (ofGroups[from + label] ?? 0);
    }
  return scores;
}

/** The probability of each label for each token (forward-backward algorithm), and the logarithm of the sum over all labellings. */
export interface Marginals {
  readonly probabilities: Float32Array;
  readonly logSum: number;
  /** How often each transition is expected, in the layout of `CrfWeights.transitions`; empty if not asked for. */
  readonly expectedTransitions: Float32Array;
}

export function computeMarginals(
  scores: Float32Array,
  transitionWeights: Float32Array,
  kinds: Uint8Array,
  wantsTransitions: boolean,
): Marginals {
  const count = kinds.length;
  const factors = Float64Array.from(transitionWeights, Math.exp);
  const turned = turnMatrices(factors);
  const emissions = new Float64Array(count * labelCount);
  const forward = new Float64Array(count * labelCount);
  const expected = new Float32Array(wantsTransitions ? transitionWeights.length : 0);
  const probabilities = new Float32Array(count * labelCount);
  if (count === 0) return { probabilities, logSum: 0, expectedTransitions: expected };
  let logSum = 0;
  const reached = new Float64Array(labelCount);
  for (let token = 0; token < count; token += 1) {
    const at = token * labelCount;
    let most = scores[at] ?? 0;
    for (let label = 1; label < labelCount; label += 1) {
      const score = scores[at + label] ?? 0;
      if (score > most) most = score;
    }
    logSum += most;
    if (token === 0) reached.fill(1);
    else multiply(turned, (kinds[token] ?? 0) * matrixSize, forward, at - labelCount, reached);
    let sum = 0;
    for (let label = 0; label < labelCount; label += 1) {
      const emission = Math.exp((scores[at + label] ?? 0) - most);
      const value = (reached[label] ?? 0) * emission;
      emissions[at + label] = emission;
      forward[at + label] = value;
      sum += value;
    }
    const inverse = 1 / sum;
    for (let label = 0; label < labelCount; label += 1) forward[at + label] = (forward[at + label] ?? 0) * inverse;
    logSum += Math.log(sum);
  }
  const backward = new Float64Array(labelCount).fill(1);
  const next = new Float64Array(labelCount);
  const weighted = new Float64Array(labelCount);
  for (let token = count - 1; token >= 0; token -= 1) {
    const at = token * labelCount;
    let sum = 0;
    for (let label = 0; label < labelCount; label += 1) sum += (forward[at + label] ?? 0) * (backward[label] ?? 0);
    for (let label = 0; label < labelCount; label += 1)
      probabilities[at + label] = ((forward[at + label] ?? 0) * (backward[label] ?? 0)) / sum;
    if (token === 0) break;
    const base = (kinds[token] ?? 0) * matrixSize;
    for (let label = 0; label < labelCount; label += 1) weighted[label] = (emissions[at + label] ?? 0) * (backward[label] ?? 0);
    multiply(factors, base, weighted, 0, next);
    if (wantsTransitions) addExpected(expected, factors, base, forward, at - labelCount, weighted, next);
    let total = 0;
    for (let before = 0; before < labelCount; before += 1) total += next[before] ?? 0;
    for (let before = 0; before < labelCount; before += 1) backward[before] = (next[before] ?? 0) / total;
  }
  return { probabilities, logSum, expectedTransitions: expected };
}

const matrixSize = labelCount * labelCount;

/** The matrices of each kind of transition with rows and columns exchanged. */
function turnMatrices<Numbers extends Float32Array | Float64Array>(matrices: Numbers): Numbers {
  const turned = matrices.slice() as Numbers;
  for (let at = 0; at < matrices.length; at += 1) {
    const [kind, row, column] = [at - (at % matrixSize), Math.floor((at % matrixSize) / labelCount), at % labelCount];
    turned[kind + column * labelCount + row] = matrices[at] ?? 0;
  }
  return turned;
}

/** The product of a matrix and a vector. Written out, because reading spends a third of its time here. */
function multiply(matrices: Float64Array, base: number, vector: Float64Array, from: number, product: Float64Array): void {
  const a = vector[from] ?? 0;
  const b = vector[from + 1] ?? 0;
  const c = vector[from + 2] ?? 0;
  const d = vector[from + 3] ?? 0;
  const e = vector[from + 4] ?? 0;
  const f = vector[from + 5] ?? 0;
  const g = vector[from + 6] ?? 0;
  const h = vector[from + 7] ?? 0;
  for (let row = 0; row < labelCount; row += 1) {
    const at = base + row * labelCount;
    product[row] =
      a * (matrices[at] ?? 0) +
      b * (matrices[at + 1] ?? 0) +
      c * (matrices[at + 2] ?? 0) +
      d * (matrices[at + 3] ?? 0) +
      e * (matrices[at + 4] ?? 0) +
      f * (matrices[at + 5] ?? 0) +
      g * (matrices[at + 6] ?? 0) +
      h * (matrices[at + 7] ?? 0);
  }
}

/** Adds how often each transition to a token is expected: `after` is what follows each label before, `weighted` what each label leads to. */
function addExpected(
  expected: Float32Array,
  factors: Float64Array,
  base: number,
  forward: Float64Array,
  from: number,
  weighted: Float64Array,
  after: Float64Array,
): void {
  let all = 0;
  for (let before = 0; before < labelCount; before += 1) all += (after[before] ?? 0) * (forward[from + before] ?? 0);
  for (let before = 0; before < labelCount; before += 1)
    for (let label = 0; label < labelCount; label += 1) {
      const index = base + before * labelCount + label;
      expected[index] = (expected[index] ?? 0) + ((forward[from + before] ?? 0) * (factors[index] ?? 0) * (weighted[label] ?? 0)) / all;
    }
}

/** The most probable labelling (Viterbi algorithm). */
export function findBestLabels(scores: Float32Array, transitionWeights: Float32Array, kinds: Uint8Array): Uint8Array {
  const count = kinds.length;
  const turned = turnMatrices(transitionWeights);
  const from = new Uint8Array(count * labelCount);
  let best = scores.slice(0, labelCount);
  let next = new Float32Array(labelCount);
  for (let token = 1; token < count; token += 1) {
    const base = (kinds[token] ?? 0) * matrixSize;
    let most = -Infinity;
    for (let label = 0; label < labelCount; label += 1) {
      const row = base + label * labelCount;
      let value = -Infinity;
      let chosen = 0;
      for (let before = 0; before < labelCount; before += 1) {
        const reached = (best[before] ?? 0) + (turned[row + before] ?? 0);
        if (reached > value) {
          value = reached;
          chosen = before;
        }
      }
      next[label] = value + (scores[token * labelCount + label] ?? 0);
      from[token * labelCount + label] = chosen;
      const rounded = next[label] ?? 0;
      if (rounded > most) most = rounded;
    }
    for (let label = 0; label < labelCount; label += 1) next[label] = (next[label] ?? 0) - most;
    [best, next] = [next, best];
  }
  const found = new Uint8Array(count);
  let label = 0;
  for (let each = 1; each < labelCount; each += 1) if ((best[each] ?? 0) > (best[label] ?? 0)) label = each;
  for (let token = count - 1; token >= 0; token -= 1) {
    found[token] = label;
    label = from[token * labelCount + label] ?? 0;
  }
  return found;
}
