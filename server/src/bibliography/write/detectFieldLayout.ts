import { mostFrequent } from '../../base/collections';
import type { ScannedBlock } from '../bibtex/scanBlock';
import type { ScannedField } from '../bibtex/scanField';
import { type BibliographyStyle, defaultStyle } from './bibliographyStyle';

/** How the lines of fields look. */
export type FieldLayout = Pick<BibliographyStyle, 'indent' | 'equals' | 'nameWidth' | 'alignedTo' | 'valueColumn'>;

/** The layout of the line on which a field begins. */
interface FieldLine {
  readonly indent: string;
  readonly nameLength: number;
  /** The white space before `=`; `after` is the white space after it. */
  readonly before: string;
  readonly after: string;
}

/** Detects the indentation and the spacing around `=` from the fields that begin a line. */
export function detectFieldLayout(text: string, entries: readonly ScannedBlock[]): FieldLayout {
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
  // That one name has a space behind it and a name that is longer by a letter has none pads neither of them.
  const isShared = new Set(inColumn.map(({ nameLength }) => nameLength)).size > 1 && inColumn.some((line) => gapOf(line).length > 1);
  const isMeant = isShared && inColumn.length > lines.filter((line) => gapOf(line) === usualGap).length;
  return isMeant || usualGap.length > 1 ? column : undefined;
}
