import { isWithin } from './chooseLabels';
import { isCommonPhrase } from './phraseWords';
import type { TopicModel } from './topicMap';
import type { StemSequences } from './stemSequences';

/** In a library smaller than this, titles are more reliable than vectors. */
const fewPapers = 400;

/**
 * Finds the topics that a paper's title names: "Sparse attention" for `TidalDecode: Decoding with Position Persistent Sparse
 * Attention`. A longer label is preferred to a shorter one, and a single word does not count. Finds nothing in a large library or if
 * topics have children.
 */
export function createTitleMatcher({ topics, builtFrom }: TopicModel, texts: StemSequences): (row: number) => readonly number[] {
  if (builtFrom >= fewPapers || topics.some(({ children }) => children.length > 0)) return () => [];
  const parts = topics.map(({ label }) => (isCommonPhrase(label) ? [] : readLabelParts(label, texts).filter((words) => words.length > 1)));
  return (row) => {
    const title = Array.from(texts.words.subarray(texts.starts[row], texts.titleEnds[row]));
    const said = parts.map((own) => Math.max(0, ...own.filter((words) => isWithin(words, title)).map((words) => words.length)));
    const most = Math.max(...said);
    return most === 0 ? [] : said.flatMap((length, topic) => (length === most ? [topic] : []));
  };
}

/** The stem numbers of each part of a label. "KV cache and mixture of experts" has two parts. */
export function readLabelParts(label: string, { reader }: StemSequences): readonly (readonly number[])[] {
  return label.split(' and ').map((part) => {
    const words: number[] = [];
    reader.read(part, words);
    return words.slice(0, -1);
  });
}
