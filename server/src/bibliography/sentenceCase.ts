/** Markup, or a word with what belongs to it: `state-of-the-art` are four words. */
const tokens = /<span class="nocase">|<\/?[a-z][^<>]*>|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*|[^<\p{L}\p{N}]+|</gu;

/**
 * English titles as CSL wants them, in sentence case (CSL 1.0.2, "Title Case Conversion"): words that are capitalized
 * and no more become lower case, unless they begin the title or what follows a colon, full stop, question or exclamation
 * mark. `NASA`, `McCarthy` and what `<span class="nocase">` protects stay: `Deep Learning with <span ...>BERT</span>: An
 * Overview` becomes `Deep learning with <span ...>BERT</span>: An overview`.
 */
export function toSentenceCase(richText: string): string {
  let isStart = true;
  /** How many elements are open inside a protected one, itself included; 0 outside. */
  let protectedDepth = 0;
  return richText.replace(tokens, (token) => {
    if (/^<[a-z/]/.test(token)) {
      if (token.startsWith('</')) protectedDepth = Math.max(0, protectedDepth - 1);
      else if (protectedDepth > 0 || token.includes('nocase')) protectedDepth += 1;
      return token;
    }
    if (!/^[\p{L}\p{N}]/u.test(token)) {
      if (/[:.?!]\s|[:?!]$|—/.test(token)) isStart = true;
      return token;
    }
    const isKept = isStart || protectedDepth > 0 || !isCapitalized(token);
    isStart = false;
    return isKept ? token : token.toLowerCase();
  });
}

/** `Word`, and the single letter of `A Word`; not `WORD`, `iPhone`, `G2P`. */
function isCapitalized(word: string): boolean {
  return /^\p{Lu}(?:[\p{Ll}\p{M}'’]*)$/u.test(word) && (word.length > 1 || word === 'A');
}
