import { readDate } from '#text';
import { authorLikeness } from '../slots/evidence';
import { titleLikeness } from '../slots/titleLikeness';
import { shareOf } from './paperEvidence';

/** Fewer lines are too few to judge. */
const min = 3;
/** If there are fewer lines than this, a larger share of them must be written like titles. */
const few = 5;

/** Words of the first and second person, as in messages and instructions; only a few titles contain one. */
const toReaders = /\b(?:I|you|your|my|we|our|us|please)\b/i;

/**
 * Whether consecutive lines without other evidence are titles of papers. Most of them must be written like titles, and few may contain
 * words of the first or second person. Unless the writer calls the file a digest, the lines must also have a high title likeness and at
 * least five words, both on average.
 */
export function areTitles(lines: readonly string[], isCalledDigest: boolean): boolean {
  if (lines.length < min || !areMostlyTitles(lines, lines.length < few ? 0.75 : 0.6)) return false;
  if (shareOf(lines, (line) => toReaders.test(line)) > 0.3) return false;
  if (isCalledDigest) return true;
  return meanOf(lines, titleLikeness) >= 0.6 && meanOf(lines, countWords) >= 5;
}

/** Whether at least the given share of the lines is written like titles. */
export function areMostlyTitles(lines: readonly string[], share = 0.6): boolean {
  return shareOf(lines, isWrittenAsTitle) >= share;
}

/**
 * Whether a line may be a title in a list of titles: it begins with a capital or a number, does not end in a separator such as a colon,
 * is not too long, is not a date or a list of people, and contains no time of day.
 */
export function mayBeTitle(line: string): boolean {
  return (
    readDate(line) === undefined &&
    /^["“‘'(]?(?:\p{Lu}|\p{Lo}|\d|\p{Ll}+\p{Lu})/u.test(line) &&
    !/[:;,…]$|\d:\d\d/.test(line) &&
    countWords(line) <= 35 &&
    authorLikeness(line) <= 0.6
  );
}

/** Whether a line has the words of a title or is capitalised like one. A line of only two words must have the words of a title. */
function isWrittenAsTitle(line: string): boolean {
  const words = countWords(line);
  if (words < 2 || !mayBeTitle(line)) return false;
  return words === 2 ? titleLikeness(line) > 0.7 : titleLikeness(line) > 0.45 || hasCapitals(line);
}

/** Whether more than 60 % of the words after the first one begin with capitals. Words of up to three letters are not counted. */
function hasCapitals(line: string): boolean {
  const words = line.replace(/^\S+\s+/, '').match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.6 * words.length;
}

function countWords(line: string): number {
  return line.split(/\s+/).length;
}

function meanOf(lines: readonly string[], measure: (line: string) => number): number {
  return lines.reduce((sum, line) => sum + measure(line), 0) / lines.length;
}
