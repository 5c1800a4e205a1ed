import { shapeOfWord } from './nameShape';

/** Whether a word in parentheses can be a paper's abbreviation: coined, and none of those that the whole field uses. */
export function isAbbreviation(text: string): boolean {
  return text.length <= 20 && !/[\s,;]/.test(text) && shapeOfWord(text) === 'coined';
}

/** Whether the letters stand in a text in their order. */
export function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** An abbreviation's letters, in lower case. */
export function lettersOf(abbreviation: string): string {
  return abbreviation.replace(/[^A-Za-z]/g, '').toLowerCase();
}

/**
 * The index of the word with which an abbreviation's expansion begins, of words that end right before the abbreviation:
 * for `a new attention calibration technique (ACT)` that of `attention`. undefined where the letters do not fit.
 */
export function findExpansionStart(words: readonly string[], abbreviation: string): number | undefined {
  // Where capitals and small letters mix (`HiP`), the capitals are the initials.
  const capitals = abbreviation.replace(/[^A-Z]/g, '');
  const letters = capitals.length > 1 ? capitals.toLowerCase() : lettersOf(abbreviation);
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

/** `a Voice Transfer (VT) module`: two letters before such a noun are those of a task. `behind`: what follows the abbreviation. */
export function isOfTask(abbreviation: string, behind: string): boolean {
  return abbreviation.length === 2 && /^ (?:modules?|tasks?|problems?|settings?|systems?|models?|data|methods?)\b/.test(behind);
}

/** `Mixture of Entity Experts (MoEE)`: the abbreviation of a phrase that begins at `start`, small words included. */
export function readAbbreviated(text: string, start: number): string | undefined {
  const found = abbreviated.exec(text.slice(start, start + 160));
  const phrase = found?.[1]?.toLowerCase() ?? '';
  const abbreviation = found?.[2] ?? '';
  const letters = lettersOf(abbreviation);
  const isFitting = !isOfTask(abbreviation, text.slice(start + (found?.[0].length ?? 0), start + 200)) && isAbbreviation(abbreviation) && phrase.startsWith(letters.charAt(0)) && isSubsequence(letters, phrase);
  return isFitting ? abbreviation : undefined;
}

const abbreviated = /^["“'‘`]{0,2}(\p{Lu}[\p{L}\d-]*(?: [\p{L}\d-]+){1,9}) ?\(([^()\s,;]{2,15})\)/u;
