import type { Span } from '../../../server/src/base/span';

/** A word of an abstract, and whether it belongs to the passage that is looked for. */
export interface Word {
  readonly text: string;
  readonly isPassage: boolean;
}

export type Sentence = readonly Word[];

/** An abstract as its sentences, in which a passage is followed through edits. */
export type Tracked = readonly Sentence[];

export function splitWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** At full stops that a capital letter follows. */
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

/** The passage is the words `from` up to, without, `to` of one sentence. */
export function track(sentences: readonly (readonly string[])[], sentence: number, from: number, to: number): Tracked {
  return sentences.map((words, at) => words.map((text, index) => ({ text, isPassage: at === sentence && index >= from && index < to })));
}

export interface Rendered {
  readonly text: string;
  /** undefined where the passage is gone. */
  readonly truth: Span | undefined;
}

/** `separate` gives what stands behind a word, by its number and the length of the line so far. */
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

/** Whether a place is the true one: they share at least half of the longer of them. */
export function isTrue(place: Span, truth: Span | undefined): boolean {
  if (truth === undefined) return false;
  const shared = Math.min(place.end, truth.end) - Math.max(place.start, truth.start);
  return shared * 2 >= Math.max(place.end - place.start, truth.end - truth.start);
}
