import { accents, symbols } from '../../base/tex/texTables';

/** The accents and letters of `texTables.ts` that every LaTeX has, in its first encoding (LaTeX2e manual, "Accents"). */
const accentNames = ['`', "'", '^', '~', '=', 'u', '.', '"', 'r', 'H', 'v', 'd', 'c', 'k', 'b'];
const letterNames = ['ss', 'ae', 'AE', 'oe', 'OE', 'o', 'O', 'aa', 'AA', 'l', 'L', 'i'];

/** Accents by the combining mark that decomposition leaves. */
const accentOf: ReadonlyMap<string | undefined, string> = new Map(accentNames.map((name) => [accents.get(name), name]));

/** Letters that don't decompose, and punctuation that TeX has its own signs for. */
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
 * Letters beyond ASCII as BibTeX's special characters, where TeX has accents for them: `Müller` becomes `M{\"u}ller`.
 * BibTeX counts bytes, and would cut such a letter in two for a label or an initial (btxdoc, section 4). Other
 * characters stay.
 */
export function renderTexLetters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => texOf.get(character) ?? findSingleAccent(character) ?? character);
}

/** Biber takes `{\~{\^e}}` half apart, and pdfLaTeX stops at what is left; so a letter with two accents stays. */
function findSingleAccent(character: string): string | undefined {
  return [...character.normalize('NFD')].length === 2 ? findTexAccent(character) : undefined;
}

/** `{\"u}` for `ü`, `{\~{\^e}}` for `ễ`; undefined for what is no ASCII letter with known accents. */
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
