import { mostFrequent } from '../../base/collections';
import { sliceSpan } from '../../base/span';
import { type ScannedBlock, scanBlocks } from '../bibtex/scanBlock';
import type { ScannedField } from '../bibtex/scanField';
import { type BibliographyStyle, defaultStyle, detectFieldOrder, type LetterCase } from './bibliographyStyle';

/** How the lines of fields look. */
type FieldLayout = Pick<BibliographyStyle, 'indent' | 'equals' | 'nameWidth' | 'alignedTo' | 'valueColumn'>;

/** The layout of the line on which a field begins. */
interface FieldLine {
  readonly indent: string;
  readonly nameLength: number;
  /** The white space before `=`; `after` is the white space after it. */
  readonly before: string;
  readonly after: string;
}

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

/** Detects the indentation and the spacing around `=` from the fields that begin a line. */
function detectFieldLayout(text: string, entries: readonly ScannedBlock[]): FieldLayout {
  const linesOfEntries = entries.map(({ fields }) => fields.flatMap((field) => readFieldLine(text, field) ?? []));
  const lines = linesOfEntries.flat();
  const unaligned = { nameWidth: 0, alignedTo: 'column', valueColumn: 0 } as const;
  const usual = (values: readonly string[]): string => mostFrequent(values, ' ');
  if (lines.length === 0) {
    const signs = entries.flatMap(({ fields }) => fields.map(({ nameSpan, span }) => text.slice(nameSpan.end, span.start)));
    const equals = mostFrequent(
      signs.filter((sign) => /^ ?= ?$/.test(sign)),
      defaultStyle.equals,
    );
    return { indent: defaultStyle.indent, equals, ...unaligned };
  }
  const indent = usual(lines.map((line) => line.indent));
  const before = usual(lines.map((line) => line.before));
  const after = usual(lines.map((line) => line.after));
  const gap = /^\s/.test(before) ? ' ' : '';
  const width = findNameWidth(lines);
  const ownWidth = findOwnWidth(linesOfEntries, width);
  if (ownWidth !== undefined || width !== undefined) {
    const alignedTo = ownWidth === undefined ? 'column' : 'longest-name';
    return { indent, equals: `${gap}=${after.slice(0, 1)}`, nameWidth: ownWidth ?? width ?? 0, alignedTo, valueColumn: 0 };
  }
  const equals = `${before}=${after.slice(0, 1)}`;
  const valueColumn = findColumn(lines, (line) => line.after);
  return { indent, equals, ...unaligned, valueColumn: valueColumn === undefined ? 0 : valueColumn + before.length + 1 };
}

function readFieldLine(text: string, { name, nameSpan, span }: ScannedField): FieldLine | undefined {
  const indent = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, nameSpan.start - 80), nameSpan.start))?.[1];
  const [before = '', after = ''] = text.slice(nameSpan.end, span.start).split('=');
  return indent === undefined || /[^ ]/.test(before + after) ? undefined : { indent, nameLength: name.length, before, after };
}

/** The width to which names are padded before the usual gap; undefined if `=` is not aligned. */
function findNameWidth(lines: readonly FieldLine[]): number | undefined {
  const column = findColumn(lines, (line) => line.before);
  const usualGap = mostFrequent(
    lines.map((line) => line.before),
    ' ',
  );
  return column === undefined ? undefined : column - (/^\s/.test(usualGap) ? 1 : 0);
}

/**
 * The most frequent width of names if most entries are aligned to their own longest name, and not to a column of the whole file;
 * otherwise undefined.
 */
function findOwnWidth(linesOfEntries: readonly (readonly FieldLine[])[], fileWidth: number | undefined): number | undefined {
  const entries = linesOfEntries.filter((lines) => lines.length > 1);
  const widths = entries.map(findNameWidth);
  const own = widths.filter(
    (width, index) => width === entries[index]?.reduce((longest, { nameLength }) => Math.max(longest, nameLength), 0),
  );
  const inColumn = widths.filter((width) => width !== undefined && width === fileWidth);
  return own.length >= inColumn.length && own.length > entries.length / 2 ? mostFrequent(own, undefined) : undefined;
}

/**
 * The column at which most names end, including the gap after them; undefined if the column is not an alignment. It is an alignment if
 * the usual gap is wider than one space. It is also one if names of several lengths end at the column and more lines share the column
 * than the usual gap.
 */
function findColumn(lines: readonly FieldLine[], gapOf: (line: FieldLine) => string): number | undefined {
  const usualGap = mostFrequent(lines.map(gapOf), ' ');
  const columns = lines.map((line) => line.nameLength + gapOf(line).length);
  const column = mostFrequent(columns, 0);
  const inColumn = lines.filter((_, index) => columns[index] === column);
  // That one name has a space after it and a name that is longer by a letter has none pads neither of them.
  const isShared = new Set(inColumn.map(({ nameLength }) => nameLength)).size > 1 && inColumn.some((line) => gapOf(line).length > 1);
  const isMeant = isShared && inColumn.length > lines.filter((line) => gapOf(line) === usualGap).length;
  return isMeant || usualGap.length > 1 ? column : undefined;
}
