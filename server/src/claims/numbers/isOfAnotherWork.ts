import type { Span } from '../../base/span';

const comparative =
  'larger|bigger|smaller|lighter|later|newer|older|earlier|other|another|second|improved|extended|distilled|quanti[sz]ed|pruned';
/** A work that was made from the cited one, or another version of it. */
const madeFromIt = new RegExp(
  String.raw`\b(?:follow-?ups?|successors?|predecessors?|reproductions?|replications?|re-?implementations?|(?:${comparative})\s(?:\p{L}+\s)?(?:variants?|versions?|releases?))\b`,
  'iu',
);
/** The first word of a sentence. */
const firstWord = /^[^\p{L}\d]*(?:[Tt]he\s)?([\p{L}\d][\p{L}\d.-]*[\p{L}\d])/u;
const nameForm = /\p{L}.*\p{Lu}|\p{L}.*\d/u;
/** Before what the cited work is compared with. */
const comparedWith =
  /\b(?:baselines?|over|than|with|against|vs\.?|versus|surpass\w*|outperform\w*|exceed\w*|beat\w*|improv\w+ (?:up)?on|unlike|to)\s(?:the\s)?(?:\p{Ll}[\p{L}-]*\s){0,2}$/u;
/** In UTF-16 units. */
const farthestComparison = 60;

/**
 * Whether a number of a sentence is not of the cited work, but of one that was made from it (`a larger variant has 3B`), or of one with
 * which its abstract only compares it (`PointPillars has 4.8M`). `names` are the names of the cited work.
 */
export function isOfAnotherWork(sentence: string, number: Span, abstract: string, names: readonly string[]): boolean {
  if (madeFromIt.test(sentence) && !madeFromIt.test(abstract)) return true;
  const found = firstWord.exec(sentence);
  const subject = found?.[1];
  if (found === null || subject === undefined || !nameForm.test(subject)) return false;
  const before = sentence.slice(0, number.start);
  if (names.some((name) => before.includes(name) || subject.startsWith(name) || name.startsWith(subject))) return false;
  const places = [...abstract.matchAll(/[\p{L}\d][\p{L}\d.-]*[\p{L}\d]/gu)].filter(([word]) => word === subject);
  return (
    places.length > 0 && places.every(({ index }) => comparedWith.test(abstract.slice(Math.max(0, index - farthestComparison), index)))
  );
}
