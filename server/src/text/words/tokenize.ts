import { stopWords } from './englishWords';
import { scanWords, type WordKind, wordKinds } from './scanWords';

/** A word of a text, as the search index stores it. */
interface Token {
  /** The word in lower case, without accents. */
  readonly term: string;
  /** The UTF-16 offset of the word in the text. */
  readonly start: number;
  readonly end: number;
}

/** The words of a text, in order. A hyphen separates words: "KV-cache" gives kv, cache. */
export function tokenizeWords(text: string): readonly Token[] {
  return collect(text, (kind) => kind === wordKinds.word);
}

/**
 * Further terms that find a text: the parts of names in camel case (duo, attention), and compounds without their hyphens (kvcache,
 * gpt4).
 */
export function tokenizeVariants(text: string): readonly Token[] {
  return collect(text, (kind) => kind !== wordKinds.word);
}

const decoder = new TextDecoder();

function collect(text: string, isWanted: (kind: WordKind) => boolean): readonly Token[] {
  const tokens: Token[] = [];
  let isStop = false;
  let wasStop = false;
  scanWords(text, (bytes, from, to, kind, start, end) => {
    const term = decoder.decode(bytes.subarray(from, to));
    if (kind === wordKinds.word) [wasStop, isStop] = [isStop, stopWords.has(term)];
    if (isWanted(kind) && !(kind === wordKinds.joined && (isStop || wasStop))) tokens.push({ term, start, end });
  });
  return tokens;
}
