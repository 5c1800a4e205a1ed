import { escapeBibtex } from '../../base/escape';
import { mathSymbols } from '../../base/tex/texTables';
import { findTexAccent } from './texLetters';

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
