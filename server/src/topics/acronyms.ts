import type { StemSequences } from './vocabulary';
import { gap, type PaperText, type WordReader } from './wordReader';

/** The stem numbers of the words that each acronym stands for, by the stem number of the acronym. */
export type Acronyms = ReadonlyMap<number, readonly number[]>;

/** At least this many papers must explain an acronym in the same way: one paper often names its own method so. */
const minPapers = 2;

/**
 * Finds the acronyms that papers explain, such as "large language models (LLMs)". Only an acronym of the initials of the words directly
 * before it is found. If papers explain an acronym differently, the most common explanation counts.
 */
export function findAcronyms(papers: readonly PaperText[], reader: WordReader): Acronyms {
  const explanations = new Map<string, Map<string, number>>();
  for (const { title, abstract } of papers) {
    for (const [acronym, words] of new Map([...listExplained(title), ...listExplained(abstract)])) {
      const counts = explanations.get(acronym) ?? new Map<string, number>();
      explanations.set(acronym, counts.set(words, (counts.get(words) ?? 0) + 1));
    }
  }
  const found = new Map<number, readonly number[]>();
  for (const [acronym, counts] of explanations) {
    const [words, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
    const ids = readWords(words, reader);
    const [id, ...more] = readWords(acronym, reader);
    if (count >= minPapers && id !== undefined && more.length === 0 && ids.length > 1 && !ids.includes(id)) found.set(id, ids);
  }
  return found;
}

const inParentheses = /\((\p{Lu}\p{L}{0,6}\p{Lu})s?\)/gu;
/** The most UTF-16 units before an acronym that may explain it. */
const maxExplanationLength = 120;

/** The acronyms in lower case, each with the words in lower case that explain it. */
function listExplained(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(inParentheses)].flatMap(({ 1: acronym = '', index }) => {
    const letters = acronym.toLowerCase();
    const before = text.slice(Math.max(0, index - maxExplanationLength), index).toLowerCase();
    const words = before
      .trim()
      .split(/[\s-]+/)
      .slice(-letters.length);
    return words.map((word) => word.charAt(0)).join('') === letters ? [[letters, words.join(' ')] as const] : [];
  });
}

function readWords(text: string, reader: WordReader): readonly number[] {
  const ids: number[] = [];
  reader.read(text, ids);
  return ids.filter((id) => id !== gap);
}

/** Writes the words of each acronym instead of the acronym, so that "LLM agents" and "large language model agents" are the same. */
export function expandAcronyms(texts: StemSequences, acronyms: Acronyms): StemSequences {
  if (acronyms.size === 0) return texts;
  const words: number[] = [];
  const starts = new Int32Array(texts.count + 1);
  const titleEnds = new Int32Array(texts.count);
  for (let row = 0; row < texts.count; row++) {
    const titleEnd = texts.titleEnds[row] as number;
    for (let at = texts.starts[row] as number; at < (texts.starts[row + 1] as number); at++) {
      if (at === titleEnd) titleEnds[row] = words.length;
      const word = texts.words[at] as number;
      const long = acronyms.get(word);
      if (long === undefined) words.push(word);
      else words.push(...long);
    }
    if (titleEnd === texts.starts[row + 1]) titleEnds[row] = words.length;
    starts[row + 1] = words.length;
  }
  return { ...texts, starts, titleEnds, words: Int32Array.from(words) };
}
