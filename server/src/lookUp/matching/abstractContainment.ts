import { listAbstractWords } from './plainTitle';

const sequenceLength = 5;
/** Shorter abstracts are not compared: a sentence such as "We describe our submission to the shared task" occurs in many. */
const fewestSequences = 20;

/** The distinct sequences of five words of an abstract; empty if it is too short to be compared. */
export function listWordSequences(abstract: string): ReadonlySet<string> {
  const words = listAbstractWords(abstract);
  const sequences = new Set<string>();
  for (let at = 0; at + sequenceLength <= words.length; at++) sequences.add(words.slice(at, at + sequenceLength).join(' '));
  return sequences.size < fewestSequences ? new Set() : sequences;
}

/** How much of one text is in another, each from 0 to 1. */
export interface Overlap {
  /** The share of the sequences of the shorter text that the longer one has too. */
  readonly ofShorter: number;
  /** The share of the sequences of the longer text that the shorter one has too. */
  readonly ofLonger: number;
}

/** undefined if one of them is empty. */
export function compareSequences(a: ReadonlySet<string>, b: ReadonlySet<string>): Overlap | undefined {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return undefined;
  let common = 0;
  for (const sequence of shorter) if (longer.has(sequence)) common += 1;
  return { ofShorter: common / shorter.size, ofLonger: common / longer.size };
}

/**
 * How much of the shorter of two abstracts the longer one contains, from 0 to 1, by sequences of five words. undefined if one is absent
 * or too short.
 */
export function computeContainment(a: string | undefined, b: string | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : compareSequences(listWordSequences(a), listWordSequences(b))?.ofShorter;
}
