/** Markup, a word, or the text between words. `state-of-the-art` consists of four words. */
const tokens = /<span class="nocase">|<\/?[a-z][^<>]*>|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*|[^<\p{L}\p{N}]+|</gu;

/**
 * Converts an English title to sentence case, which CSL expects (CSL 1.0.2, "Title Case Conversion"). A word in which only the first
 * letter is a capital becomes lower case, unless it begins the title or follows a colon, full stop, dash, question mark or exclamation
 * mark. `NASA`, `McCarthy` and text in `<span class="nocase">` are kept: `Deep Learning with <span ...>BERT</span>: An Overview`
 * becomes `Deep learning with <span ...>BERT</span>: An overview`.
 */
export function toSentenceCase(richText: string): string {
  let isStart = true;
  /** How many elements are open, from the protected element inwards; 0 outside of protected text. */
  let protectedDepth = 0;
  return richText.replace(tokens, (token: string, at: number) => {
    if (/^<[a-z/]/.test(token)) {
      if (token.startsWith('</')) protectedDepth = Math.max(0, protectedDepth - 1);
      else if (protectedDepth > 0 || token.includes('nocase')) protectedDepth += 1;
      return token;
    }
    if (!/^[\p{L}\p{N}]/u.test(token)) {
      if (/[:.?!]\s|[:?!]$|—/.test(token)) isStart = true;
      return token;
    }
    const isPrefix = richText.charAt(at + token.length) === '-';
    const isKept = isStart || protectedDepth > 0 || !isCapitalized(token, isPrefix ? 'prefix' : 'word');
    isStart = false;
    return isKept ? token : token.toLowerCase();
  });
}

/** True for `Word`, the `A` of `A Word` and the `E` of `E-Science`; false for `WORD`, `iPhone` and the `C` of `Vitamin C`. */
function isCapitalized(word: string, kind: 'word' | 'prefix'): boolean {
  return /^\p{Lu}(?:[\p{Ll}\p{M}'’]*)$/u.test(word) && (word.length > 1 || word === 'A' || kind === 'prefix');
}
