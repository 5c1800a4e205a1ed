import { escapeBibtex } from '../../base/escape';
import { accents, mathSymbols, symbols } from '../../base/tex/texTables';

/** Characters that pdfLaTeX prints with its default input encoding (LaTeX's t1enc.dfu, ts1enc.dfu, omsenc.dfu). */
const printable =
  /[\p{ASCII}\u00a1-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b\u2010-\u2016\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122]/u;

/** Commands of `texTables.ts` that need a package, and `\sqrt`, which needs an argument. */
const unusable = /^(?:leqslant|geqslant|varnothing|square|lesssim|gtrsim|nsubseteq|complement|triangleq|checkmark|sqrt)$/;

/** Maps characters to the commands for mathematics that print them. */
const math: ReadonlyMap<string, string> = new Map([
  ...[...mathSymbols].reverse().flatMap(([name, character]) => (unusable.test(name) ? [] : [[character, `\\${name}`] as const])),
  // These characters look like those that the commands print.
  ['−', '-'],
  ['⋅', '\\cdot'],
  ['★', '\\star'],
  ['⟂', '\\perp'],
]);

export function isPrintedByPdflatex(character: string): boolean {
  return printable.test(character);
}

/** TeX code that defines the output of the character `#1` as `#2` for the whole document, unless the output is already defined. */
const definition =
  '\\expandafter\\ifx\\csname u8:\\detokenize{#1}\\endcsname\\relax\\expandafter\\gdef\\csname u8:\\detokenize{#1}\\endcsname{#2}\\fi';

/**
 * Defines `\marginaliachar`, which sets the output for a character. LaTeX stores the output for a UTF-8 character in a command whose
 * name contains the character (utf8ienc, `\u8:`). The definition is also written to the .aux file, because natbib prints authors' names
 * when it reads that file, before it reads the .bbl file that begins with this preamble.
 */
const helper =
  `@preamble{ "\\providecommand\\marginaliachar[2]{${definition}` +
  `\\immediate\\write\\csname @auxout\\endcsname{\\unexpanded{${definition}}}}" }`;

/**
 * The `@preamble`s for those characters of an entry at which pdfLaTeX would stop; empty if the entry has none. With them, pdfLaTeX
 * prints a substitute for each character, such as a Greek letter in math, or else the character's number. The entry itself is not
 * changed, so that other programs read the right title, and a draft with a suitable font prints the characters.
 */
export function listPreambles(entry: string): readonly string[] {
  const characters = new Set(entry.match(/[^\p{ASCII}]/gu)?.filter((character) => !isPrintedByPdflatex(character)));
  if (characters.size === 0) return [];
  return [helper, ...[...characters].map((character) => `@preamble{ "\\marginaliachar{${character}}{${describe(character)}}" }`)];
}

/** The output for a character that pdfLaTeX cannot print; empty for combining and invisible characters. */
function describe(character: string): string {
  const command = math.get(character);
  if (command !== undefined) return `\\ensuremath{${command}}`;
  const accent = findTexAccent(character);
  // A straight double quote would end the string that contains the definition.
  if (accent !== undefined && !accent.includes('"')) return accent;
  if (/[\p{M}\p{Cf}]/u.test(character)) return '';
  const plain = character.normalize('NFKC');
  if (/^[\p{ASCII}]+$/u.test(plain)) return escapeBibtex(plain).replace(/"/g, "''");
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

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
