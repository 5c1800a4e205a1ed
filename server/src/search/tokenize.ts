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
 * Further terms under which a text is found: the parts of a name in camel case (duo, attention) and what a hyphen
 * keeps apart in a compound (kvcache, gpt4).
 */
export function tokenizeVariants(text: string, words: readonly Token[]): Token[] {
  const variants: Token[] = [];
  for (const [index, token] of words.entries()) {
    const raw = text.slice(token.start, token.end);
    // Most words have no parts: lower-case but for the first letter.
    const parts = plainWord.test(raw) ? [] : (raw.match(innerPart) ?? []);
    if (parts.length > 1) {
      let start = token.start;
      for (const part of parts) {
        variants.push({ term: foldTerm(part), start, end: start + part.length });
        start += part.length;
      }
    }
    const next = words[index + 1];
    if (next !== undefined && next.start === token.end + 1 && text[token.end] === '-') {
      variants.push({ term: token.term + next.term, start: token.start, end: next.end });
    }
  }
  return variants;
}

const plainWord = /^[A-Za-z][a-z]*$/;

export function foldTerm(text: string): string {
  const lower = text.toLowerCase();
  // Compatibility forms may have capitals of their own: the lower case of `𝒳` is `𝒳`, its form `X`.
  return isAscii(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}

/** The text as one word: letters and digits only, folded. */
export function squeezeText(text: string): string {
  const folded = foldTerm(text);
  return isAscii(folded) ? folded.replace(/[^a-z0-9]+/g, '') : folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
