/** A word of a text, as the index knows it. */
export interface Token {
  /** Lower-case, without accents. */
  readonly term: string;
  /** Where it stands, in UTF-16 offsets of the text. */
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
/** Where a new part of a name begins: Duo|Attention, GPT|4, LLM|Lingua, H2|O. */
const innerPart = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|[^\p{Lu}\p{Ll}\p{N}]+/gu;

/** The words of a text, in order. What a hyphen joins are words of their own: "KV-cache" gives kv, cache. */
export function tokenizeWords(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    tokens.push({ term: foldTerm(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/**
 * Further terms under which a text is found: the parts of a name in camel case (duo, attention) and what hyphens
 * or spaces in a compound keep apart (kvcache, gpt4).
 */
export function tokenizeVariants(text: string, words: readonly Token[]): Token[] {
  const variants: Token[] = [];
  for (const [index, token] of words.entries()) {
    const raw = text.slice(token.start, token.end);
    const parts = raw.match(innerPart) ?? [];
    if (parts.length > 1) {
      let start = token.start;
      for (const part of parts) {
        variants.push({ term: foldTerm(part), start, end: start + part.length });
        start += part.length;
      }
    }
    const next = words[index + 1];
    if (next !== undefined && text.slice(token.end, next.start) === '-') {
      variants.push({ term: token.term + next.term, start: token.start, end: next.end });
    }
  }
  return variants;
}

export function foldTerm(text: string): string {
  const lower = text.toLowerCase();
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}+/gu, '');
}
