import { shapeOfWord } from './nameShape';

/** Whether a word in parentheses may be an abbreviation that the paper introduces: it looks coined and is not common in the field. */
export function isAbbreviation(text: string): boolean {
  return text.length <= 20 && !/[\s,;]/.test(text) && shapeOfWord(text) === 'coined';
}

/**
 * Whether an abbreviation consists of parts with capitals, as `HD-Guard` does. Directly after the words that it abbreviates, such an
 * abbreviation is accepted even if it does not look coined.
 */
function isCompound(text: string): boolean {
  return text.length > 4 && /^\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d]*)+$/u.test(text);
}

/** Whether a text contains the letters in this order. Other letters may be between them. */
export function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The letters of an abbreviation in lower case. */
export function lettersOf(abbreviation: string): string {
  return abbreviation.replace(/[^A-Za-z]/g, '').toLowerCase();
}

/**
 * Finds where the expansion of an abbreviation begins. `words` end directly before the abbreviation: for `a new attention
 * calibration technique (ACT)` the result is the index of `attention`. undefined if the letters do not fit.
 */
export function findExpansionStart(words: readonly string[], abbreviation: string): number | undefined {
  // In an abbreviation in mixed case, either all letters are initials (`SvS`) or only the capitals are (`HiP`).
  const capitals = abbreviation.replace(/[^A-Z]/g, '');
  return findStart(words, lettersOf(abbreviation)) ?? (capitals.length > 1 ? findStart(words, capitals.toLowerCase()) : undefined);
}

function findStart(words: readonly string[], letters: string): number | undefined {
  const initials = words.map((word) => word.charAt(0).toLowerCase());
  for (let first = words.length - 1; first >= Math.max(0, words.length - letters.length - 4); first -= 1) {
    if (initials[first] !== letters.charAt(0)) continue;
    const tail = words.slice(first);
    if (tail.length < Math.min(2, letters.length - 1) || !isSubsequence(letters, tail.join('').toLowerCase())) continue;
    if (countInitials(letters, initials.slice(first)) >= Math.min(letters.length, tail.length) - 1) return first;
  }
  return undefined;
}

function countInitials(letters: string, initials: readonly string[]): number {
  let count = 0;
  for (const initial of initials) if (initial === letters.charAt(count)) count += 1;
  return count;
}

/** Whether an abbreviation is followed by its expansion in parentheses: `KITE (Keys In Tall Environments)`. */
export function isExpanded(text: string, { name, end }: { readonly name: string; readonly end: number }): boolean {
  const words = /^ \(([^()]{8,140})\)/.exec(text.slice(end, end + 144))?.[1]?.split(/[\s-]+/) ?? [];
  return findExpansionStart(words, name) === 0;
}

/**
 * Whether an abbreviation names a task: it has two letters, and a noun such as `module` follows, as in `a Voice Transfer (VT) module`.
 * `after` is the text after the abbreviation.
 */
export function isTaskAbbreviation(abbreviation: string, after: string): boolean {
  return abbreviation.length === 2 && /^ (?:modules?|tasks?|problems?|settings?|systems?|models?|data|methods?)\b/.test(after);
}

/**
 * The abbreviation that a text gives after a phrase: `TAG` for `Temporal Alignment Guidance` in "a mechanism, 'temporal alignment
 * guidance' (TAG)". Case and a closing quotation mark do not matter. undefined if the text gives none.
 */
export function findAbbreviationOf(phrase: string, text: string): { readonly abbreviation: string; readonly at: number } | undefined {
  const at = text.toLowerCase().indexOf(`${phrase.toLowerCase()}`);
  if (at < 0) return undefined;
  const found = /^["”'’`]{0,2} ?\(([^()\s,;]{2,12})\)/.exec(text.slice(at + phrase.length, at + phrase.length + 20))?.[1];
  const isOwn = found !== undefined && shapeOfWord(found) === 'coined' && isSubsequence(found.toLowerCase(), phrase.toLowerCase());
  return isOwn ? { abbreviation: found, at } : undefined;
}

/**
 * The abbreviation after the phrase that begins at `start`: `MoEE` for `Mixture of Entity Experts (MoEE)`. The phrase may contain words
 * in lower case. undefined if no abbreviation with letters of the phrase follows.
 */
export function readAbbreviated(text: string, start: number): string | undefined {
  const found = abbreviated.exec(text.slice(start, start + 160));
  const phrase = found?.[1]?.toLowerCase() ?? '';
  const abbreviation = found?.[2] ?? '';
  const letters = lettersOf(abbreviation);
  const isFitting =
    !isTaskAbbreviation(abbreviation, text.slice(start + (found?.[0].length ?? 0), start + 200)) &&
    (isAbbreviation(abbreviation) || isCompound(abbreviation)) &&
    phrase.startsWith(letters.charAt(0)) &&
    isSubsequence(letters, phrase);
  return isFitting ? abbreviation : undefined;
}

const abbreviated = /^["“'‘`]{0,2}(\p{Lu}[\p{L}\d-]*(?: [\p{L}\d-]+){1,9}) ?\(([^()\s,;]{2,15})\)/u;
