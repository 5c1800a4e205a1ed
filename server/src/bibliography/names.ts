import { isOthers, withoutOthers } from '#text';
import { texToText } from '../base/tex/texToText';

/** The parts of a name, as BibTeX and biblatex have them. All parts except `literal` are TeX. */
interface TexName {
  readonly given: string;
  /** The particle, BibTeX's "von" part: `van der`. */
  readonly particle: string;
  readonly family: string;
  /** For example `Jr.` or `III`. */
  readonly suffix: string;
  /** The whole name as plain text, if it is in braces and therefore has no parts: `{World Health Organization}`. */
  readonly literal?: string;
}

/** Splits the text at each separator outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  if (!text.includes('{')) return text.split(separator);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  const marks = new RegExp(`[{}]|${separator.source}`, separator.flags.includes('i') ? 'gi' : 'g');
  for (const match of text.matchAll(marks)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else if (depth === 0) {
      parts.push(text.slice(start, match.index));
      start = match.index + match[0].length;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/**
 * The names in a field, in order and as TeX. The word `others` at the end of the list (BibTeX, "BibTeXing", 4.4) is left out, and so is "et
 * al.", which is no name either.
 */
export function splitNames(tex: string): readonly string[] {
  return readList(tex).names;
}

/** Whether a list of names ends with `and others` or "et al." */
export function endsWithOthers(tex: string): boolean {
  const { names, isCutOff } = readList(tex);
  return isCutOff && names.length > 0;
}

function readList(tex: string): { readonly names: readonly string[]; readonly isCutOff: boolean } {
  const names = splitOutside(tex, /(?<!\s)\s+and(?=\s)/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const last = names.at(-1);
  if (last === undefined) return { names, isCutOff: false };
  const kept = isOthers(last) ? '' : withoutOthers(last);
  if (kept === last) return { names, isCutOff: false };
  return { names: [...names.slice(0, -1), ...(kept === '' ? [] : [kept])], isCutOff: true };
}

/**
 * The names as plain text with the given name first: `van Beethoven, Ludwig` becomes `Ludwig van Beethoven`, and `{MISSION team}` is
 * kept as a whole.
 */
export function readNames(tex: string): readonly string[] {
  return splitNames(tex)
    .map(formatName)
    .filter((name) => name !== '');
}

function formatName(name: string): string {
  // Without a comma, the given name is already first.
  if (!name.includes(',') && !name.includes('=')) return texToText(name);
  const { given, particle, family, suffix, literal } = parseName(name);
  return (
    literal ??
    [given, particle, family, suffix]
      .map(texToText)
      .filter((part) => part !== '')
      .join(' ')
  );
}

/**
 * Splits a name into its parts: `First von Last`, `von Last, First`, `von Last, Jr, First` (BibTeX), or `family=Last, given=First,
 * prefix=von` (biblatex manual, "Extended Name Format").
 */
export function parseName(tex: string): TexName {
  const name = tex.trim();
  if (isWholeGroup(name)) return { given: '', particle: '', family: '', suffix: '', literal: texToText(name) };
  const parts = splitOutside(name, /,/).map((part) => part.trim());
  if (parts.every((part) => /^\w+(?:-i)?\s*=/.test(part))) return readExtendedName(parts);
  const [first = '', second = '', third] = parts;
  if (parts.length === 1) return readSpokenName(first);
  const [particle, family] = splitParticle(splitWords(first));
  if (third === undefined) return { given: second, particle, family, suffix: '' };
  return { given: [third, ...parts.slice(3)].join(', '), particle, family, suffix: second };
}

/** Whether one pair of braces encloses the whole name. False if the name begins with a special character such as `{\'e}`. */
function isWholeGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}') || name.startsWith('{\\')) return false;
  let depth = 0;
  for (let at = 0; at < name.length - 1; at += 1) {
    if (name.charCodeAt(at) === 0x7b) depth += 1;
    else if (name.charCodeAt(at) === 0x7d) depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

function readExtendedName(parts: readonly string[]): TexName {
  const values = new Map(
    parts.map((part) => {
      const at = part.indexOf('=');
      return [
        part.slice(0, at).trim(),
        part
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/s, '$1'),
      ] as const;
    }),
  );
  const get = (key: string): string => values.get(key) ?? '';
  return { given: get('given'), particle: get('prefix'), family: get('family'), suffix: get('suffix') };
}

/** Splits a name at white space or `~` outside of braces. */
function splitWords(tex: string): string[] {
  return splitOutside(tex, /[\s~]+/).filter((word) => word !== '');
}

/**
 * Reads a name such as `Ludwig van Beethoven`. The particle reaches from the first to the last word in lower case; the last word of the
 * name always belongs to the family name.
 */
function readSpokenName(tex: string): TexName {
  const words = splitWords(tex);
  const firstLower = words.slice(0, -1).findIndex(isLowerCase);
  const familyStart = firstLower < 0 ? words.length - 1 : words.slice(0, -1).findLastIndex(isLowerCase) + 1;
  const givenEnd = firstLower < 0 ? familyStart : firstLower;
  return {
    given: words.slice(0, givenEnd).join(' '),
    particle: words.slice(givenEnd, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix: '',
  };
}

/**
 * Splits `van der Aalst` into the particle at its beginning and the family name. In `Martinez de la Ossa`, all words belong to the
 * family name, as in pandoc; BibTeX would read `Martinez de la` as the particle.
 */
function splitParticle(words: readonly string[]): readonly [string, string] {
  if (words[0] === undefined || !isLowerCase(words[0])) return ['', words.join(' ')];
  const familyStart = words.slice(0, -1).findLastIndex(isLowerCase) + 1;
  return [words.slice(0, familyStart).join(' '), words.slice(familyStart).join(' ')];
}

/**
 * Whether a word is in lower case: its first letter decides. A special character such as `{\'e}` counts as its letter. A word that
 * begins with another group in braces is never in lower case.
 */
function isLowerCase(word: string): boolean {
  const text = word.startsWith('{') && !word.startsWith('{\\') ? '' : texToText(word);
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}
