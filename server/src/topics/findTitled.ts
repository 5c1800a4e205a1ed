import { isWithin } from './chooseLabels';
import { isTool } from './phraseWords';
import type { TopicModel } from './topicMap';
import type { WordTexts } from './wordTexts';

/** In so few papers directions tell little, and what a title says outright tells more. */
const fewPapers = 400;

/**
 * Tells which topics a paper's title names: "Sparse attention" for `TidalDecode: Decoding with Position Persistent Sparse
 * Attention`; a heading that says more goes before one that says less. A word alone names no topic. Nothing in a large library.
 */
export function createTitleTest({ topics, builtFrom }: TopicModel, texts: WordTexts): (row: number) => readonly number[] {
  if (builtFrom >= fewPapers || topics.some(({ children }) => children.length > 0)) return () => [];
  const parts = topics.map(({ label }) => (isTool(label) ? [] : readPhrases(label, texts).filter((words) => words.length > 1)));
  return (row) => {
    const title = Array.from(texts.words.subarray(texts.starts[row], texts.titleEnds[row]));
    const said = parts.map((own) => Math.max(0, ...own.filter((words) => isWithin(words, title)).map((words) => words.length)));
    const most = Math.max(...said);
    return most === 0 ? [] : said.flatMap((length, topic) => (length === most ? [topic] : []));
  };
}

/** The words of a label's parts: "KV cache and mixture of experts" has two. */
export function readPhrases(label: string, { reader }: WordTexts): readonly (readonly number[])[] {
  return label.split(/ (?:and|for|in) /).map((part) => {
    const words: number[] = [];
    reader.read(part, words);
    return words.slice(0, -1);
  });
}
