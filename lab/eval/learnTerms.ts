import { dotProduct } from '../../server/src/topics/centroids';
import { type TermMatrix, weighTerms } from '../../server/src/topics/latentSpace';
import { readStemSequences, type StemSequences } from '../../server/src/topics/vocabulary';
import { gap, WordReader } from '../../server/src/topics/wordReader';
import { createRandom, type Random } from '../../test/support/random';

/** The numbers of one direction for each term. */
export interface LearnedTerms {
  readonly terms: readonly string[];
  readonly dimensions: number;
  /** `dimensions` numbers for each term. */
  readonly directions: Float32Array;
}

interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** How many stems and pairs of stems get a direction: as many as fit into the package. */
const [stemCount, pairCount] = [3500, 700];
/** Terms that more of the papers have say nothing about a subject. */
const maxShare = 0.3;
const dimensions = 64;
const batch = 512;
const steps = 300;
/** A higher temperature makes subjects broader. */
const temperature = 0.25;
const fastest = 0.02;

/**
 * Learns a direction for each of the commonest terms of many papers, so that the directions of a title's terms add up to nearly the
 * same as those of its own abstract, and to something else than those of other abstracts (InfoNCE; van den Oord, Li, Vinyals 2018).
 * The directions are learned as they are stored, with three values (see `roundToThree`; ternary weight networks, Li, Liu 2016), by Adam
 * (Kingma, Ba 2015).
 */
export function learnTerms(papers: readonly Text[], seed: number): LearnedTerms {
  const terms = chooseTerms(papers);
  const vocabulary = { terms, rarities: new Float32Array(terms.length).fill(1) };
  const [titles, abstracts] = (['title', 'abstract'] as const).map((part) =>
    weighTerms(
      readStemSequences(
        papers.map((paper) => ({ title: paper[part], abstract: '' })),
        new WordReader(),
      ),
      vocabulary,
    ),
  ) as [TermMatrix, TermMatrix];
  const random = createRandom(seed);
  const exact = Float32Array.from({ length: terms.length * dimensions }, () => drawNormal(random) * 0.1);
  const [first, second] = [new Float32Array(exact.length), new Float32Array(exact.length)];
  for (let step = 1; step <= steps; step++) {
    const directions = step * 3 > steps ? roundToThree(exact) : exact;
    const rows = Int32Array.from({ length: batch }, () => random.below(papers.length));
    const slope = findSlope(directions, titles, abstracts, rows);
    const rate = fastest * Math.min(1, step / 30) * (1 - (0.95 * step) / steps);
    const [firstScale, secondScale] = [1 / (1 - 0.9 ** step), 1 / (1 - 0.99 ** step)];
    for (let at = 0; at < exact.length; at++) {
      first[at] = 0.9 * first[at]! + 0.1 * slope[at]!;
      second[at] = 0.99 * second[at]! + 0.01 * slope[at]! * slope[at]!;
      exact[at]! -= (rate * first[at]! * firstScale) / (Math.sqrt(second[at]! * secondScale) + 1e-10);
    }
  }
  return { terms, dimensions, directions: scaleToMedian(roundToThree(exact)) };
}

/** Box, Muller 1958. */
function drawNormal(random: Random): number {
  const draw = (): number => (random.below(1_000_000) + 1) / 1_000_001;
  return Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
}

/** Rounds each term's numbers to zero or to one number above and below it, which is the mean size of those that don't become zero. */
function roundToThree(exact: Float32Array): Float32Array {
  const rounded = new Float32Array(exact.length);
  for (let start = 0; start < exact.length; start += dimensions) {
    const sizes = exact.subarray(start, start + dimensions).map(Math.abs);
    const least = (0.7 * sizes.reduce((sum, size) => sum + size, 0)) / dimensions;
    const large = sizes.filter((size) => size > least);
    const mean = large.reduce((sum, size) => sum + size, 0) / Math.max(1, large.length);
    for (let at = 0; at < dimensions; at++) rounded[start + at] = sizes[at]! > least ? Math.sign(exact[start + at]!) * mean : 0;
  }
  return rounded;
}

/** Only the ratio of sizes matters to the sum of directions. The median size becomes 1. */
function scaleToMedian(directions: Float32Array): Float32Array {
  const sizes = directions
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const median = sizes[sizes.length >> 1]!;
  return directions.map((number) => number / median);
}

/** How the loss of a batch changes with each number of the directions. */
function findSlope(directions: Float32Array, titles: TermMatrix, abstracts: TermMatrix, rows: Int32Array): Float32Array {
  const [title, abstract] = [addUp(directions, titles, rows), addUp(directions, abstracts, rows)];
  const [ofTitle, ofAbstract] = [new Float32Array(batch * dimensions), new Float32Array(batch * dimensions)];
  const odds = new Float32Array(batch * batch);
  const [byTitle, byAbstract] = [new Float64Array(batch), new Float64Array(batch)];
  for (let a = 0; a < batch; a++) {
    for (let b = 0; b < batch; b++) {
      const cosine = dotProduct(title.units, a * dimensions, abstract.units, b * dimensions, dimensions);
      const odd = Math.exp((cosine - 1) / temperature);
      odds[a * batch + b] = odd;
      byTitle[a]! += odd;
      byAbstract[b]! += odd;
    }
  }
  for (let a = 0; a < batch; a++) {
    for (let b = 0; b < batch; b++) {
      const odd = odds[a * batch + b]!;
      const pull = (odd / byTitle[a]! + odd / byAbstract[b]! - (a === b ? 2 : 0)) / (2 * batch * temperature);
      for (let at = 0; at < dimensions; at++) {
        ofTitle[a * dimensions + at]! += pull * abstract.units[b * dimensions + at]!;
        ofAbstract[b * dimensions + at]! += pull * title.units[a * dimensions + at]!;
      }
    }
  }
  const slope = new Float32Array(directions.length);
  spread(slope, titles, rows, title, ofTitle);
  spread(slope, abstracts, rows, abstract, ofAbstract);
  return slope;
}

interface Sums {
  /** The sums of the directions of each text's terms, scaled to length 1. */
  readonly units: Float32Array;
  readonly lengths: Float32Array;
}

function addUp(directions: Float32Array, { starts, terms, weights }: TermMatrix, rows: Int32Array): Sums {
  const units = new Float32Array(batch * dimensions);
  const lengths = new Float32Array(batch);
  rows.forEach((row, place) => {
    const unit = units.subarray(place * dimensions, (place + 1) * dimensions);
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      for (let column = 0; column < dimensions; column++) unit[column]! += weights[at]! * directions[terms[at]! * dimensions + column]!;
    const length = Math.hypot(...unit) + 1e-6;
    lengths[place] = length;
    unit.forEach((value, column) => (unit[column] = value / length));
  });
  return { units, lengths };
}

/** Adds what a batch says of its texts to the slopes of their terms. */
function spread(slope: Float32Array, { starts, terms, weights }: TermMatrix, rows: Int32Array, sums: Sums, slopes: Float32Array): void {
  const own = new Float32Array(dimensions);
  rows.forEach((row, place) => {
    const from = place * dimensions;
    let along = 0;
    for (let at = 0; at < dimensions; at++) along += slopes[from + at]! * sums.units[from + at]!;
    for (let at = 0; at < dimensions; at++) own[at] = (slopes[from + at]! - along * sums.units[from + at]!) / sums.lengths[place]!;
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      for (let column = 0; column < dimensions; column++) slope[terms[at]! * dimensions + column]! += weights[at]! * own[column]!;
  });
}

/** The commonest stems and pairs of these stems, in alphabetical order. */
function chooseTerms(papers: readonly Text[]): readonly string[] {
  const texts = readStemSequences(papers, new WordReader());
  const { words, reader } = texts;
  const stems = chooseCommonest(texts, stemCount, (at) => words[at]!);
  const isChosen = Uint8Array.from(reader.stems, () => 0);
  for (const stem of stems) isChosen[stem] = 1;
  const pairs = chooseCommonest(texts, pairCount, (at) => {
    const [first, second] = [at === 0 ? gap : words[at - 1]!, words[at]!];
    return first !== gap && second !== gap && isChosen[first] && isChosen[second] ? first * reader.stems.length + second : gap;
  });
  const nameOf = (stem: number): string => reader.stems[stem]!;
  return [
    ...stems.map(nameOf),
    ...pairs.map((pair) => `${nameOf(Math.floor(pair / reader.stems.length))} ${nameOf(pair % reader.stems.length)}`),
  ].sort();
}

/** The terms that most papers have, by their numbers, except those that more than `maxShare` of them have. `termAt` is `gap` where no term ends. */
function chooseCommonest({ starts, count }: StemSequences, max: number, termAt: (at: number) => number): readonly number[] {
  const counts = new Map<number, number>();
  const seenIn = new Map<number, number>();
  for (let paper = 0; paper < count; paper++) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const term = termAt(at);
      if (term === gap || seenIn.get(term) === paper) continue;
      seenIn.set(term, paper);
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, having]) => having <= maxShare * count)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, max)
    .map(([term]) => term);
}
