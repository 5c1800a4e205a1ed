import { sliceSpan } from '../../base/span';
import { type ScannedBlock, scanBlocks } from '../bibtex/scanBlock';
import type { ScannedField } from '../bibtex/scanField';
import { mostFrequent } from '../../base/collections';
import { type BibliographyStyle, type LetterCase, defaultStyle } from './bibliographyStyle';
import { type FieldLayout, detectFieldLayout } from './detectFieldLayout';
import { detectFieldOrder } from './fieldOrder';

/** Entry types and fields that mainly biblatex uses (biblatex manual, sections 2.1 and 2.2), and those that mainly BibTeX uses. */
const ofBiblatex =
  /^(?:online|report|thesis|mvbook|mvcollection|collection|dataset|software|patent|date|journaltitle|eprinttype|eprintclass|location|urldate|maintitle|shortjournal|langid|subtitle|booksubtitle|institution-type)$/;
const ofBibtex = /^(?:mastersthesis|phdthesis|techreport|conference|journal|year|archiveprefix|primaryclass|address|school)$/;

/**
 * Only the formatting of this many entries at the end of the file is examined, because they show best how the writer formats entries
 * now.
 */
const looked = 200;

/** The style that most of the last entries of a file have. A file without entries gets `defaultStyle`, with the line ends of the file. */
export function detectBibliographyStyle(text: string, blocks: readonly ScannedBlock[] = [...scanBlocks(text)]): BibliographyStyle {
  const newline = countMatches(text, /\r\n/g) * 2 > countMatches(text, /\n/g) ? '\r\n' : '\n';
  const entries = blocks.filter(({ kind, isCutOff }) => kind === 'entry' && !isCutOff);
  if (entries.length === 0) return { ...defaultStyle, newline };
  const recent = entries.slice(-looked);
  const fields = recent.flatMap((entry) => entry.fields);
  return {
    dialect: detectDialect(recent),
    newline,
    ...detectEntryStyle(text, recent),
    numbers: mostFrequent(
      fields.flatMap((field) => numberFormOf(text, field) ?? []),
      defaultStyle.numbers,
    ),
    lastComma: mostFrequent(
      recent.flatMap((entry) => lastCommaOf(text, entry) ?? []),
      defaultStyle.lastComma,
    ),
    closing: mostFrequent(
      recent.map(({ span }) => (/[\r\n][ \t]*[})]$/.test(sliceSpan(text, span)) ? 'own-line' : 'same-line')),
      defaultStyle.closing,
    ),
    blankLines: mostFrequent(gapsBetween(text, recent), defaultStyle.blankLines),
    order: isSortedByKey(entries.map(({ key }) => key)) ? 'by-key' : 'appended',
    spellings: listSpellings(text, recent),
    fieldOrder: detectFieldOrder(recent),
  };
}

/** What the entries themselves show of how they and their fields are written. */
export function detectEntryStyle(
  text: string,
  entries: readonly ScannedBlock[],
): FieldLayout & Pick<BibliographyStyle, 'typeCase' | 'nameCase' | 'delimiters'> {
  const fields = entries.flatMap((entry) => entry.fields);
  return {
    typeCase: detectCase(entries.map(({ typeSpan }) => sliceSpan(text, typeSpan))),
    nameCase: detectCase(fields.map(({ nameSpan }) => sliceSpan(text, nameSpan))),
    ...detectFieldLayout(text, entries),
    delimiters: mostFrequent(
      fields.flatMap(({ span }) => delimiterOf(text[span.start]) ?? []),
      defaultStyle.delimiters,
    ),
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function detectDialect(entries: readonly ScannedBlock[]): BibliographyStyle['dialect'] {
  const words = entries.flatMap(({ entryType, fields }) => [entryType, ...fields.map(({ name }) => name)]);
  const count = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length;
  return count(ofBiblatex) > count(ofBibtex) ? 'biblatex' : 'bibtex';
}

function detectCase(words: readonly string[]): LetterCase {
  return mostFrequent(
    words.map((word) => (word === word.toLowerCase() ? 'lower' : word === word.toUpperCase() ? 'upper' : 'capitalized')),
    'lower',
  );
}

function delimiterOf(character: string | undefined): BibliographyStyle['delimiters'] | undefined {
  return character === '{' ? 'braces' : character === '"' ? 'quotes' : undefined;
}

/** undefined if the value is no whole number. */
function numberFormOf(text: string, { span }: ScannedField): BibliographyStyle['numbers'] | undefined {
  const value = sliceSpan(text, span);
  return /^\d+$/.test(value) ? 'bare' : /^[{"]\d+[}"]$/.test(value) ? 'delimited' : undefined;
}

/** The most frequent spelling of each type and each name of a field, by the word in lower case. */
function listSpellings(text: string, entries: readonly ScannedBlock[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, string[]>();
  for (const span of entries.flatMap(({ typeSpan, fields }) => [typeSpan, ...fields.map(({ nameSpan }) => nameSpan)])) {
    const word = sliceSpan(text, span);
    const known = spellings.get(word.toLowerCase());
    if (known === undefined) spellings.set(word.toLowerCase(), [word]);
    else known.push(word);
  }
  return new Map([...spellings].map(([name, known]) => [name, mostFrequent(known, name)]));
}

function lastCommaOf(text: string, { fields, span }: ScannedBlock): BibliographyStyle['lastComma'] | undefined {
  const last = fields.at(-1);
  return last === undefined ? undefined : /^\s*,/.test(text.slice(last.span.end, span.end)) ? 'always' : 'never';
}

/** The number of empty lines (at most 3) between each two consecutive entries that are separated only by white space. */
function gapsBetween(text: string, entries: readonly ScannedBlock[]): readonly number[] {
  return entries.slice(1).flatMap((entry, index) => {
    const gap = text.slice(entries[index]?.span.end ?? 0, entry.span.start);
    return gap.trim() === '' ? [Math.min(3, Math.max(0, countMatches(gap, /\n/g) - 1))] : [];
  });
}

/**
 * Whether at least four keys are sorted; fewer may be sorted by coincidence. Case does not matter, as in tools that sort
 * bibliographies.
 */
function isSortedByKey(keys: readonly string[]): boolean {
  const folded = keys.map((key) => key.toLowerCase());
  return keys.length >= 4 && folded.every((key, index) => index === 0 || (folded[index - 1] ?? '') <= key);
}
