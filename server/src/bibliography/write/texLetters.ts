import { accents, symbols } from '../../base/tex/texTables';

/**
 * The accents and letters of `texTables.ts` that LaTeX has without any package (LaTeX2e manual, "Accents"), and `\k`, which also needs
 * `\usepackage[T1]{fontenc}`.
 */
const accentNames = ['`', "'", '^', '~', '=', 'u', '.', '"', 'r', 'H', 'v', 'd', 'c', 'k', 'b'];
const letterNames = ['ss', 'ae', 'AE', 'oe', 'OE', 'o', 'O', 'aa', 'AA', 'l', 'L', 'i'];

/** Maps each combining character of decomposed Unicode text to the name of its accent in TeX. */
const accentOf: ReadonlyMap<string | undefined, string> = new Map(accentNames.map((name) => [accents.get(name), name]));

/** Letters that have a command of their own, and punctuation that TeX writes with ASCII characters. */
const texOf: ReadonlyMap<string | undefined, string> = new Map([
  ...letterNames.map((name) => [symbols.get(name), `{\\${name}}`] as const),
  ['–', '--'],
  ['—', '---'],
  ['“', '``'],
  ['”', "''"],
  ['‘', '`'],
  ['’', "'"],
]);

/**
 * Writes composed letters outside ASCII as BibTeX's special characters if TeX has a command for them: `Müller` becomes `M{\"u}ller`. In
 * labels and initials, BibTeX would cut `ü` after its first byte, because it counts bytes (btxdoc, section 4). Dashes and curly
 * quotation marks are written as in TeX. All other characters are kept.
 */
export function renderTexLetters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => texOf.get(character) ?? findSingleAccent(character) ?? character);
}

/** A letter with two accents is left unchanged, because biber converts `{\~{\^e}}` only partly and pdfLaTeX stops at the result. */
function findSingleAccent(character: string): string | undefined {
  return [...character.normalize('NFD')].length === 2 ? findTexAccent(character) : undefined;
}

/** `{\"u}` for `ü`, or `{\~{\^e}}` for `ễ`. undefined if the character is not an ASCII letter with known accents. */
export function findTexAccent(character: string): string | undefined {
  const [base, ...marks] = character.normalize('NFD');
  if (base === undefined || marks.length === 0 || !/[a-z]/i.test(base)) return undefined;
  let tex = base;
  for (const mark of marks) {
    const accent = accentOf.get(mark);
    if (accent === undefined) return undefined;
    tex = /[a-z]/i.test(accent) || tex.length > 1 ? `\\${accent}{${tex}}` : `\\${accent}${tex}`;
  }
  return `{${tex}}`;
}
