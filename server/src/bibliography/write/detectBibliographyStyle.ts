import { sliceSpan } from '../../base/span';
import { scanBlocks, type ScannedBlock } from '../bibtex/scanBlock';
import type { ScannedField } from '../bibtex/scanField';
import { defaultStyle, type BibliographyStyle, type LetterCase } from './bibliographyStyle';

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
    typeCase: detectCase(recent.map(({ typeSpan }) => sliceSpan(text, typeSpan))),
    nameCase: detectCase(fields.map(({ nameSpan }) => sliceSpan(text, nameSpan))),
    ...detectLayout(text, fields),
    delimiters: mostFrequent(
      fields.flatMap(({ span }) => delimiterOf(text[span.start]) ?? []),
      defaultStyle.delimiters,
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
    fieldOrder: detectFieldOrder(recent),
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The most frequent value; the first of several that are equally frequent; `usual` if there are no values. */
function mostFrequent<T>(values: readonly T[], usual: T): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = usual;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
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

/** The layout of the line on which a field begins. */
interface FieldLine {
  readonly indent: string;
  readonly nameLength: number;
  /** The white space before `=`; `after` is the white space after it. */
  readonly before: string;
  readonly after: string;
}

/** Detects the indentation and the spacing around `=` from the fields that begin a line. */
function detectLayout(
  text: string,
  fields: readonly ScannedField[],
): Pick<BibliographyStyle, 'indent' | 'equals' | 'nameWidth' | 'valueColumn'> {
  const lines = fields.flatMap((field) => readFieldLine(text, field) ?? []);
  if (lines.length === 0) return { indent: defaultStyle.indent, equals: defaultStyle.equals, nameWidth: 0, valueColumn: 0 };
  const indent = mostFrequent(
    lines.map((line) => line.indent),
    defaultStyle.indent,
  );
  const before = mostFrequent(
    lines.map((line) => line.before),
    ' ',
  );
  const after = mostFrequent(
    lines.map((line) => line.after),
    ' ',
  );
  const column = findColumn(lines, ({ before: gap }) => gap, before);
  if (column !== undefined) {
    const gap = /^\s/.test(before) ? ' ' : '';
    return { indent, equals: `${gap}=${after.slice(0, 1)}`, nameWidth: column - gap.length, valueColumn: 0 };
  }
  const equals = `${before}=${after.slice(0, 1)}`;
  const valueColumn = findColumn(lines, ({ after: gap }) => gap, after);
  return { indent, equals, nameWidth: 0, valueColumn: valueColumn === undefined ? 0 : valueColumn + before.length + 1 };
}

function readFieldLine(text: string, { name, nameSpan, span }: ScannedField): FieldLine | undefined {
  const indent = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, nameSpan.start - 80), nameSpan.start))?.[1];
  const [before = '', after = ''] = text.slice(nameSpan.end, span.start).split('=');
  return indent === undefined || /[^ ]/.test(before + after) ? undefined : { indent, nameLength: name.length, before, after };
}

/**
 * The column at which most names end, including the gap after them; undefined if the column is not an alignment. It is an alignment if
 * the usual gap is wider than one space. It is also one if names of several lengths end at the column and more lines share the column
 * than the usual gap.
 */
function findColumn(lines: readonly FieldLine[], gapOf: (line: FieldLine) => string, usualGap: string): number | undefined {
  const columns = lines.map((line) => line.nameLength + gapOf(line).length);
  const column = mostFrequent(columns, 0);
  const inColumn = lines.filter((_, index) => columns[index] === column);
  const isShared = new Set(inColumn.map(({ nameLength }) => nameLength)).size > 1;
  const isMeant = isShared && inColumn.length > lines.filter((line) => gapOf(line) === usualGap).length;
  return isMeant || usualGap.length > 1 ? column : undefined;
}

function delimiterOf(character: string | undefined): BibliographyStyle['delimiters'] | undefined {
  return character === '{' ? 'braces' : character === '"' ? 'quotes' : undefined;
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

/** The names of fields, sorted by their average position in the entries. */
function detectFieldOrder(entries: readonly ScannedBlock[]): readonly string[] {
  const places = new Map<string, { sum: number; count: number }>();
  for (const { fields } of entries) {
    fields.forEach(({ name }, index) => {
      const place = places.get(name) ?? { sum: 0, count: 0 };
      place.sum += index / fields.length;
      place.count += 1;
      places.set(name, place);
    });
  }
  return [...places].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count).map(([name]) => name);
}
