import { scanWords, wordKinds, type WordKind } from './scanWords';
import { stopWords } from './stopWords';

/** A word of a text, as the index knows it. */
export interface Token {
  /** Lower-case, without accents. */
  readonly term: string;
  /** Where it stands, in UTF-16 offsets of the text. */
  readonly start: number;
  readonly end: number;
}

/** The words of a text, in order. What a hyphen joins are words of their own: "KV-cache" gives kv, cache. */
export function tokenizeWords(text: string): readonly Token[] {
  return collect(text, (kind) => kind === wordKinds.word);
}

/**
 * Further terms under which a text is found: the parts of a name in camel case (duo, attention) and what a hyphen
 * keeps apart in a compound (kvcache, gpt4).
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
