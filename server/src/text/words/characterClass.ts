/** The classes of UTF-16 code units that are used to find words. */
export const characterClasses = { separator: 0, lower: 1, upper: 2, digit: 3, other: 4 } as const;

export const { separator, lower, upper, digit, other } = characterClasses;

const table = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  if (/[0-9]/.test(character)) return digit;
  // A soft hyphen does not separate words.
  return code > 127 && /[\p{L}\p{N}\p{M}\u00ad]/u.test(character) ? other : separator;
});

/**
 * The class of a code unit. It is `other` for letters beyond ASCII, and for units that only Unicode properties can classify, such as
 * halves of surrogate pairs and rare signs.
 */
export function classOf(code: number): number {
  return code < 256 ? (table[code] ?? separator) : isSign(code) ? separator : other;
}

/**
 * Whether a code unit is a sign that separates words: a space, dash or quotation mark; an arrow, operator, box or dingbat; CJK
 * punctuation.
 */
function isSign(code: number): boolean {
  return (
    (code >= 0x2000 && code < 0x200b) ||
    (code > 0x200f && code < 0x202a) ||
    (code > 0x202e && code < 0x2060) ||
    (code >= 0x2190 && code < 0x2c00) ||
    (code >= 0x3000 && code < 0x3004)
  );
}
