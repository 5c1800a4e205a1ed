/**
 * How VS Code filters and sorts an open completion list while the writer types on, as in its `fuzzyScore` (src/vs/base/common/filters.ts)
 * and `CompletionModel` (src/vs/editor/contrib/suggest/browser/completionModel.ts), version 1.139 with default settings.
 */
export interface FilteredItem {
  readonly label: string;
  readonly sortText: string;
  readonly filterText: string;
}

/** What an open list shows. */
export interface OpenList<Item extends FilteredItem> {
  /** The rows for the text from the start of the replaced range to the cursor. It must be longer from call to call. */
  show(typed: string): readonly Item[];
}

/** More items than this are scored without looking for swapped letters. */
const maxGraceful = 2000;

export function openList<Item extends FilteredItem>(items: readonly Item[]): OpenList<Item> {
  let shown = [...items].sort((a, b) => compare(a.sortText.toLowerCase(), b.sortText.toLowerCase()) || compare(a.label, b.label));
  return {
    show(typed) {
      const score = shown.length > maxGraceful ? scoreFuzzily : scoreGracefully;
      const start = typed.length - typed.replace(/^[ \t]+/, '').length;
      shown = shown
        .map((item) => ({ item, score: start >= typed.length ? -100 : score(typed, start, item.filterText) }))
        .filter((scored): scored is { item: Item; score: number } => scored.score !== undefined)
        .sort((a, b) => b.score - a.score)
        .map(({ item }) => item);
      return shown;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Also tries the pattern with two neighbouring letters swapped. */
function scoreGracefully(pattern: string, start: number, word: string): number | undefined {
  let best = scoreFuzzily(pattern, start, word);
  if (pattern.length < 3) return best;
  for (let at = start + 1; at < Math.min(7, pattern.length - 1); at++) {
    const [letter, next] = [pattern[at], pattern[at + 1]];
    if (letter === next) continue;
    const swapped = scoreFuzzily(`${pattern.slice(0, at)}${next}${letter}${pattern.slice(at + 2)}`, start, word);
    if (swapped !== undefined && (best === undefined || swapped - 3 > best)) best = swapped - 3;
  }
  return best;
}

const maxLength = 128;
const left = 2;
const leftLeft = 3;

/** undefined if the letters of the pattern do not occur in the word in their order, or if the first one is in the middle of a part. */
function scoreFuzzily(pattern: string, start: number, word: string): number | undefined {
  const [patternLow, wordLow] = [pattern.toLowerCase(), word.toLowerCase()];
  const patternLength = Math.min(pattern.length, maxLength);
  const wordLength = Math.min(word.length, maxLength);
  if (start >= patternLength || patternLength - start > wordLength) return undefined;
  const first = findFirstPlaces(patternLow, start, patternLength, wordLow, wordLength);
  if (first === undefined) return undefined;
  const last = findLastPlaces(patternLow, start, patternLength, wordLow, wordLength);
  const table = createTable(patternLength, wordLength);
  const diagonals = createTable(patternLength, wordLength);
  const arrows = createTable(patternLength, wordLength);
  let isStrong = false;
  for (let row = 1, at = start; at < patternLength; row++, at++) {
    const end = at + 1 < patternLength ? last[at + 1]! : wordLength;
    for (let place = first[at]!; place < end; place++) {
      const column = place + 1;
      const isNew = diagonals[row - 1]![column - 1] === 0;
      const letter =
        place <= last[at]! ? scoreLetter({ pattern, patternLow, at, start, word, wordLow, place, wordLength, isNew }) : undefined;
      if (letter?.isStrong === true) isStrong = true;
      const diagonal = letter === undefined ? -Infinity : letter.score + table[row - 1]![column - 1]!;
      const gap = (from: number): number => table[row]![from]! + (diagonals[row]![from]! > 0 ? -5 : 0);
      const one = place > first[at]! ? gap(column - 1) : -Infinity;
      const two = place > first[at]! + 1 && diagonals[row]![column - 1]! > 0 ? gap(column - 2) : -Infinity;
      const isTwo = two > -Infinity && two >= one && two >= diagonal;
      const isOne = !isTwo && one > -Infinity && one >= diagonal;
      table[row]![column] = isTwo ? two : isOne ? one : diagonal;
      arrows[row]![column] = isTwo ? leftLeft : isOne ? left : 1;
      diagonals[row]![column] = isTwo || isOne ? 0 : diagonals[row - 1]![column - 1]! + 1;
    }
  }
  if (!isStrong) return undefined;
  const rows = patternLength - start;
  const lastColumn = findLastColumn(arrows[rows]!, wordLength);
  return table[rows]![wordLength]! + (wordLength === patternLength ? 2 : 0) - (lastColumn - patternLength);
}

function createTable(rows: number, columns: number): number[][] {
  return Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
}

function findFirstPlaces(
  pattern: string,
  start: number,
  patternLength: number,
  word: string,
  wordLength: number,
): readonly number[] | undefined {
  const places: number[] = [];
  let at = start;
  for (let place = 0; at < patternLength && place < wordLength; place++) if (pattern[at] === word[place]) places[at++] = place;
  return at === patternLength ? places : undefined;
}

function findLastPlaces(pattern: string, start: number, patternLength: number, word: string, wordLength: number): readonly number[] {
  const places: number[] = [];
  let at = patternLength - 1;
  for (let place = wordLength - 1; at >= start && place >= 0; place--) if (pattern[at] === word[place]) places[at--] = place;
  return places;
}

/** The column of the last matched letter. */
function findLastColumn(arrows: readonly number[], from: number): number {
  let column = from;
  while (column >= 1 && (arrows[column] === left || arrows[column] === leftLeft)) column -= arrows[column] === leftLeft ? 2 : 1;
  return column;
}

interface LetterMatch {
  readonly pattern: string;
  readonly patternLow: string;
  /** The place of the letter in the pattern, whose first letter that counts is at `start`, and in the word. */
  readonly at: number;
  readonly start: number;
  readonly word: string;
  readonly wordLow: string;
  readonly place: number;
  readonly wordLength: number;
  /** Whether the letter before this one does not match the place before this one. */
  readonly isNew: boolean;
}

function scoreLetter(match: LetterMatch): { readonly score: number; readonly isStrong: boolean } | undefined {
  const { pattern, patternLow, at, start, word, wordLow, place, wordLength, isNew } = match;
  if (patternLow[at] !== wordLow[place]) return undefined;
  const isCapital = (index: number): boolean => word[index] !== wordLow[index];
  const isAfterSeparator = isSeparator(wordLow[place - 1]);
  const isGap = isCapital(place) || isAfterSeparator;
  const same = pattern[at] === word[place] ? 7 : 5;
  let score = 1;
  if (place === at - start) score = same;
  else if (isCapital(place) && (place === 0 || !isCapital(place - 1))) score = same;
  else if (isSeparator(wordLow[place]) && (place === 0 || !isAfterSeparator)) score = 5;
  else if (isAfterSeparator) score = 5;
  const isStrong = score > 1 && at === start;
  if (at === start) score -= place === 0 ? 0 : isGap ? 3 : 5;
  else if (isNew) score += isGap ? 2 : 0;
  else score += isGap ? 0 : 1;
  if (place + 1 === wordLength) score -= isGap ? 3 : 5;
  return { score, isStrong };
}

function isSeparator(letter: string | undefined): boolean {
  return letter !== undefined && /[-_.\s/\\'":$<>()[\]{}]|\p{Extended_Pictographic}/u.test(letter);
}
