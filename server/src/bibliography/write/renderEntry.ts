import { escapeBibtexKey } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { scanBlocks } from '../bibtex/scanBlock';
import { spellField, spellType, type BibliographyStyle } from './bibliographyStyle';
import type { EntryField } from './factFields';
import { listPaperFields, type EntryOptions } from './paperFields';

/** The source of a new entry. */
export type EntrySource = NewPaper | TextSource;

/** A paper without an entry in any bibliography. */
export interface NewPaper {
  readonly kind: 'paper';
  readonly paper: Paper;
}

/** An entry of another bibliography, as written there: `@article{key, ...}`. */
export interface TextSource {
  readonly kind: 'text';
  readonly text: string;
  /** The title as plain text, by which the entry is recognised in a file that already contains it. */
  readonly title: string;
  /** The entries from which this entry inherits fields (`crossref`, `xdata`). They are added to the file too. */
  readonly parents?: readonly { readonly key: CitationKey; readonly text: string }[];
}

/**
 * The text of the entry, without a line end after it. An entry of another bibliography keeps its form, except for the key and the line
 * ends.
 */
export function renderEntry(source: EntrySource, key: CitationKey, style: BibliographyStyle, options: EntryOptions = {}): string {
  if (source.kind === 'text') return withEntryKey(source.text, key).replace(/\r\n?|\n/g, style.newline);
  const { entryType, fields } = listPaperFields(source.paper, style.dialect, options);
  const rank = ({ name }: EntryField): number => style.fieldOrder.indexOf(name.toLowerCase());
  const ordered = [...fields].sort((a, b) => rank(a) - rank(b));
  const aligned = withNameWidth(style, fields);
  const lines = ordered.map((field) => style.indent + renderField(field, aligned)).join(`,${style.newline}`);
  const end = (style.lastComma === 'always' ? ',' : '') + (style.closing === 'own-line' ? style.newline : '');
  return `@${spellType(entryType, style)}{${escapeBibtexKey(key)},${style.newline}${lines}${end}}`;
}

/** `title = {The Title}`, without a comma. */
export function renderField({ name, value }: EntryField, style: BibliographyStyle): string {
  const left = (spellField(name, style).padEnd(style.nameWidth) + style.equals).padEnd(style.valueColumn);
  return left + renderValue(value, style);
}

/** A value in TeX with its delimiters. */
export function renderValue(value: string, { delimiters, numbers }: BibliographyStyle): string {
  if (numbers === 'bare' && /^\d+$/.test(value)) return value;
  return delimiters === 'quotes' ? `"${value}"` : `{${value}}`;
}

/** The style for an entry with these fields: where `=` stands behind the longest name, that name decides how wide names are. */
export function withNameWidth(style: BibliographyStyle, fields: readonly { readonly name: string }[]): BibliographyStyle {
  if (style.alignedTo === 'column') return style;
  return { ...style, nameWidth: fields.reduce((width, { name }) => Math.max(width, name.length), 0) };
}

/** The text of the entry with another key. */
export function withEntryKey(text: string, key: CitationKey): string {
  for (const { kind, keySpan } of scanBlocks(text)) {
    if (kind === 'entry') return text.slice(0, keySpan.start) + escapeBibtexKey(key) + text.slice(keySpan.end);
  }
  return text;
}
