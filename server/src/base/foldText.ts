/** What an ASCII character folds to: itself in lower case, a space, or nothing (TeX braces). */
const asciiFolds: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9A-Za-z]/.test(character)) return character.toLowerCase();
  return /[{}]/.test(character) ? '' : ' ';
});

/** Zero-width characters and the soft hyphen: they separate nothing. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * The form in which titles are compared: lower case, compatibility forms resolved, without combining marks and TeX
 * braces, punctuation and white space folded to single spaces: `{BERT}: Pre-training` becomes `bert pre training`.
 * A title of punctuation alone folds to the empty string.
 */
export function foldText(text: string): string {
  let folded = '';
  let spaced = true;
  for (let at = 0; at < text.length; at += 1) {
    const fold = asciiFolds[text.charCodeAt(at)];
    if (fold === undefined) return foldUnicode(text);
    if (fold === ' ') {
      if (!spaced) folded += ' ';
      spaced = true;
    } else if (fold !== '') {
      folded += fold;
      spaced = false;
    }
  }
  return spaced && folded !== '' ? folded.slice(0, -1) : folded;
}

function foldUnicode(text: string): string {
  return text
    .replace(invisible, '')
    .normalize('NFKD')
    .replace(/[\p{M}{}]+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
