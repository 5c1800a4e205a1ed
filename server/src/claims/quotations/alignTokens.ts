import { isOrdinaryStem, stemWord, stopWords } from '#text';
import type { QuotedToken } from './quotedWords';

/** The same word in the quotation and in the text; both are indices of tokens. */
interface TokenPair {
  readonly quoted: number;
  readonly original: number;
}

/** How a quotation lies in a text. */
export interface Alignment {
  /** The tokens that are the same, in order. */
  readonly pairs: readonly TokenPair[];
  /** From 0 to 1: the weight of the same words, as a part of this weight and of the weight of what differs. */
  readonly likeness: number;
  /** How many of the same words say something by themselves. */
  readonly contentWords: number;
}

/** At most this many pairs of tokens are compared, which takes some ten milliseconds. Nobody quotes more of an abstract. */
const maxCells = 1_000_000;

/** What it costs to leave out a word of the text, as a part of its weight: writers leave out more than they add. */
const omission = 0.6;

/**
 * The words of the quotation that are the same in the text, in the same order, so that the weight of what differs is as small as
 * possible. At a gap, any words of the text are left out. undefined if nothing is the same, or if the texts are too long.
 */
export function alignTokens(quotation: readonly QuotedToken[], original: readonly QuotedToken[]): Alignment | undefined {
  const [rows, columns] = [quotation.length, original.length];
  if (rows === 0 || columns === 0 || (rows + 1) * (columns + 1) > maxCells) return undefined;
  const weights = original.map(weighToken);
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const steps = new Uint8Array((rows + 1) * width);
  quotation.forEach((token, at) => {
    const row = (at + 1) * width;
    const above = row - width;
    const weight = weighToken(token);
    best[row] = (best[above] ?? 0) - weight;
    steps[row] = step.added;
    for (let column = 1; column <= columns; column += 1) {
      const other = original[column - 1];
      const otherWeight = weights[column - 1] ?? 0;
      const diagonal = best[above + column - 1] ?? 0;
      const paired = other !== undefined && isSame(token, other) ? diagonal + weight : -Infinity;
      const changed = other?.kind === token.kind ? diagonal - Math.max(weight, otherWeight) : -Infinity;
      const added = (best[above + column] ?? 0) - weight;
      const left = (best[row + column - 1] ?? 0) - (token.kind === 'gap' ? 0 : otherWeight * omission);
      const most = Math.max(paired, changed, added, left);
      best[row + column] = most;
      steps[row + column] = paired === most ? step.paired : changed === most ? step.changed : added === most ? step.added : step.left;
    }
  });
  return traceBack(quotation, original, best, steps);
}

const step = { paired: 1, changed: 2, added: 3, left: 4 } as const;

function traceBack(
  quotation: readonly QuotedToken[],
  original: readonly QuotedToken[],
  best: Float64Array,
  steps: Uint8Array,
): Alignment | undefined {
  const width = original.length + 1;
  let row = quotation.length;
  let column = 0;
  for (let at = 0; at < width; at += 1) if ((best[row * width + at] ?? 0) > (best[row * width + column] ?? 0)) column = at;
  const score = best[row * width + column] ?? 0;
  const pairs: TokenPair[] = [];
  while (row > 0) {
    const next = steps[row * width + column] ?? step.added;
    if (next === step.paired) pairs.push({ quoted: row - 1, original: column - 1 });
    if (next !== step.left) row -= 1;
    if (next !== step.added) column -= 1;
  }
  pairs.reverse();
  const words = pairs.flatMap(({ quoted }) => quotation[quoted] ?? []);
  const same = words.reduce((sum, token) => sum + weighToken(token), 0);
  if (same <= 0) return undefined;
  // What differs weighs as much as the score is less than the weight of what is the same.
  return { pairs, likeness: same / (2 * same - score), contentWords: words.filter((token) => weighToken(token) >= contentWeight).length };
}

/** The weight from which a word says something by itself. */
const contentWeight = 0.7;

/** How much a token says: a sign little, a stop word a little more. */
export function weighToken({ kind, text }: QuotedToken): number {
  if (kind !== 'word') return kind === 'sign' ? 0.1 : 0;
  if (stopWords.has(text)) return 0.3;
  return isOrdinaryStem(stemWord(text)) ? contentWeight : 1;
}

function isSame(a: QuotedToken, b: QuotedToken): boolean {
  return a.kind !== 'gap' && a.kind === b.kind && a.text === b.text;
}
