import type { Span } from '../../../server/src/base/span';

/** A word of an abstract, and whether it belongs to the passage that is looked for. */
export interface Word {
  readonly text: string;
  readonly isPassage: boolean;
}

export type Sentence = readonly Word[];

/** The sentences of an abstract. The words of a passage are marked, so that the passage can be found after edits. */
export type Tracked = readonly Sentence[];

export function splitWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * Splits a text into sentences. A sentence ends after a word with `.`, `!` or `?` if the next word begins with a capital letter or a
 * digit.
 */
export function splitSentences(text: string): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const word of splitWords(text)) {
    const last = sentences.at(-1)!;
    const before = last.at(-1) ?? '';
    if (/[.!?]$/.test(before) && before.length > 3 && /^[A-Z0-9]/.test(word)) sentences.push([word]);
    else last.push(word);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** Marks the words from `from` up to but not including `to` of one sentence as the passage. */
export function track(sentences: readonly (readonly string[])[], sentence: number, from: number, to: number): Tracked {
  return sentences.map((words, at) => words.map((text, index) => ({ text, isPassage: at === sentence && index >= from && index < to })));
}

export interface Rendered {
  readonly text: string;
  /** Where the passage is in `text`; undefined if the passage was removed. */
  readonly truth: Span | undefined;
}

/**
 * Writes the sentences as one text. `write` returns a word as it is written, and `separate` returns what follows a word. Both are given
 * the length of the line so far.
 */
export function render(
  tracked: Tracked,
  separate: (column: number) => string = () => ' ',
  write: (word: string, column: number) => string = (word) => word,
): Rendered {
  let text = '';
  let lineStart = 0;
  let truth: Span | undefined;
  for (const word of tracked.flat()) {
    const written = write(word.text, text.length - lineStart);
    const start = text.length;
    text += written;
    const lineEnd = written.lastIndexOf('\n');
    if (lineEnd >= 0) lineStart = start + lineEnd + 1;
    if (word.isPassage) truth = { start: truth?.start ?? start, end: text.length };
    const separator = separate(text.length - lineStart);
    text += separator;
    if (separator.includes('\n')) lineStart = text.length;
  }
  return { text: text.trimEnd(), truth };
}

/** Whether a place is the true one: the two share at least half of the longer one. */
export function isTruePlace(place: Span, truth: Span | undefined): boolean {
  if (truth === undefined) return false;
  const shared = Math.min(place.end, truth.end) - Math.max(place.start, truth.start);
  return shared * 2 >= Math.max(place.end - place.start, truth.end - truth.start);
}
