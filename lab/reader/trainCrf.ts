import { type CrfWeights, computeMarginals, labelCount, scoreTokens, transitionKinds } from '../../server/src/digest/tagger/crf';
import { groupsPerToken, type TokenFeatures } from '../../server/src/digest/tagger/featureWriter';
import { createRandom, type Random } from '../../test/support/random';

/** A document whose tokens have their true labels. */
export interface Lesson {
  readonly features: TokenFeatures;
  readonly labels: Uint8Array;
}

export interface TrainingOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly seed: number;
  /** The share of the features that is hidden from each lesson, so that no single one is relied on. */
  readonly hidden: number;
}

const learningRate = 0.1;
/** The squared gradients that each weight begins with, so that first steps are small. */
const firstSquare = 0.02;

/**
 * Trains the weights by stochastic gradient ascent on the log-likelihood with step sizes by AdaGrad (Duchi, Hazan and Singer, 2011). The
 * result is the mean of the weights at several moments of the second half of the training.
 */
export function trainCrf(
  lessons: readonly Lesson[],
  { bits, epochs, seed, hidden }: TrainingOptions,
  report: (text: string) => void,
): CrfWeights {
  const random = createRandom(seed);
  const states = new Float32Array((1 << bits) * labelCount);
  const squares = new Float32Array(states.length).fill(firstSquare);
  const transitions = new Float32Array(transitionKinds * labelCount * labelCount);
  const transitionSquares = new Float32Array(transitions.length).fill(firstSquare);
  const sum = new Float32Array(states.length);
  const transitionSum = new Float32Array(transitions.length);
  let moments = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    let [loss, tokens] = [0, 0];
    for (const [step, lesson] of random.shuffle(lessons).entries()) {
      if (lesson.labels.length === 0) continue;
      const features = hidden === 0 ? lesson.features : hideFeatures(lesson.features, hidden, random);
      loss += takeStep(features, lesson.labels, { bits, states, scale: 1, transitions }, squares, transitionSquares);
      tokens += lesson.labels.length;
      if (epoch * 2 >= epochs && step % Math.ceil(lessons.length / 3) === 0) {
        moments += 1;
        for (let at = 0; at < states.length; at += 1) sum[at] = (sum[at] ?? 0) + (states[at] ?? 0);
        for (let at = 0; at < transitions.length; at += 1) transitionSum[at] = (transitionSum[at] ?? 0) + (transitions[at] ?? 0);
      }
    }
    report(`epoch ${epoch + 1}: loss a token ${(loss / tokens).toFixed(4)}`);
  }
  return { bits, states: sum.map((each) => each / moments), scale: 1, transitions: transitionSum.map((each) => each / moments) };
}

/** Replaces a share of the features by one that is never learned. */
function hideFeatures(features: TokenFeatures, share: number, random: Random): TokenFeatures {
  const salt = random.below(0x7fffffff);
  const limit = share * 0x1_0000_0000;
  const indices = features.indices.slice();
  for (let at = 0; at < indices.length; at += 1) {
    let hash = Math.imul((indices[at] ?? 0) ^ salt, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    if ((hash ^ (hash >>> 13)) >>> 0 < limit) indices[at] = 0;
  }
  return { ...features, indices };
}

function takeStep(
  features: TokenFeatures,
  truth: Uint8Array,
  weights: CrfWeights,
  squares: Float32Array,
  transitionSquares: Float32Array,
): number {
  const { states, transitions } = weights;
  const scores = scoreTokens(weights, features);
  const { probabilities, logSum, expectedTransitions } = computeMarginals(scores, transitions, features.transitions, true);
  const gradients = new Float32Array(features.groupCount * labelCount);
  const count = truth.length;
  const size = labelCount * labelCount;
  let reached = 0;
  for (let token = 0; token < count; token += 1) {
    const own = truth[token] ?? 0;
    reached += scores[token * labelCount + own] ?? 0;
    if (token > 0) {
      const index = (features.transitions[token] ?? 0) * size + (truth[token - 1] ?? 0) * labelCount + own;
      reached += transitions[index] ?? 0;
      expectedTransitions[index] = (expectedTransitions[index] ?? 0) - 1;
    }
    for (let each = 0; each < groupsPerToken; each += 1) {
      const to = (features.groups[token * groupsPerToken + each] ?? 0) * labelCount;
      for (let label = 0; label < labelCount; label += 1)
        gradients[to + label] = (gradients[to + label] ?? 0) + (probabilities[token * labelCount + label] ?? 0) - (label === own ? 1 : 0);
    }
  }
  const scale = 1 / Math.sqrt(count);
  for (let group = 0; group < features.groupCount; group += 1) {
    const end = features.groupStarts[group + 1] ?? 0;
    for (let label = 0; label < labelCount; label += 1) {
      const gradient = (gradients[group * labelCount + label] ?? 0) * scale;
      if (gradient < 1e-5 && gradient > -1e-5) continue;
      for (let at = features.groupStarts[group] ?? 0; at < end; at += 1) {
        const feature = features.indices[at] ?? 0;
        if (feature === 0) continue;
        const index = feature * labelCount + label;
        const square = (squares[index] ?? 0) + gradient * gradient;
        squares[index] = square;
        states[index] = (states[index] ?? 0) - (learningRate * gradient) / Math.sqrt(square);
      }
    }
  }
  for (let index = 0; index < transitions.length; index += 1) {
    const gradient = (expectedTransitions[index] ?? 0) * scale;
    const square = (transitionSquares[index] ?? 0) + gradient * gradient;
    transitionSquares[index] = square;
    transitions[index] = (transitions[index] ?? 0) - (learningRate * gradient) / Math.sqrt(square);
  }
  return logSum - reached;
}
