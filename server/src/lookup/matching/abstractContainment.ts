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

/** The share of the sequences of the shorter abstract that the other one has too, from 0 to 1; undefined if one of them is empty. */
export function computeSequenceContainment(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return undefined;
  let common = 0;
  for (const sequence of shorter) if (longer.has(sequence)) common += 1;
  return common / shorter.size;
}

/**
 * How much of the shorter of two abstracts the longer one contains, from 0 to 1, by sequences of five words. undefined if one is absent
 * or too short.
 */
export function computeContainment(a: string | undefined, b: string | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : computeSequenceContainment(listWordSequences(a), listWordSequences(b));
}
