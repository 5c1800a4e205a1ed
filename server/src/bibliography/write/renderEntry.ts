import { escapeBibtexKey } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { scanBlocks } from '../bibtex/scanBlock';
import { withLetterCase, type BibliographyStyle } from './bibliographyStyle';
import { listPaperFields, type EntryField, type EntryOptions } from './paperFields';

/** What an entry is made from. */
export type EntrySource = PaperSource | TextSource;

/** A paper without an entry in any bibliography. */
export interface PaperSource {
  readonly kind: 'paper';
  readonly paper: Paper;
}

/** An entry of another bibliography, as it stands there: `@article{key, ...}`. */
export interface TextSource {
  readonly kind: 'text';
  readonly text: string;
  /** Plain text, to know the entry again where it is already. */
  readonly title: string;
  /** Entries that it takes fields from (`crossref`, `xdata`), which go with it. */
  readonly parents?: readonly { readonly key: CitationKey; readonly text: string }[];
}

/** The entry as text without a line end; an entry of another bibliography keeps its form, and gets the key. */
export function renderEntry(
  source: EntrySource,
  key: CitationKey,
  style: BibliographyStyle,
  options: EntryOptions = { abstract: 'omit' },
): string {
  if (source.kind === 'text') return withEntryKey(source.text, key).replace(/\r\n?|\n/g, style.newline);
  const { entryType, fields } = listPaperFields(source.paper, style.dialect, options);
  const ordered = withFieldOrder(fields, style.fieldOrder);
  const lines = ordered.map((field) => style.indent + renderField(field, style)).join(`,${style.newline}`);
  const end = (style.lastComma === 'always' ? ',' : '') + (style.closing === 'own-line' ? style.newline : '');
  return `@${withLetterCase(entryType, style.typeCase)}{${escapeBibtexKey(key)},${style.newline}${lines}${end}}`;
}

function renderField({ name, value }: EntryField, style: BibliographyStyle): string {
  const left = (withLetterCase(name, style.nameCase).padEnd(style.nameWidth) + style.equals).padEnd(style.valueColumn);
  return style.delimiters === 'quotes' ? `${left}"${value}"` : `${left}{${value}}`;
}

/** The entry's text under another key. */
export function withEntryKey(text: string, key: CitationKey): string {
  for (const { kind, keySpan } of scanBlocks(text)) {
    if (kind === 'entry') return text.slice(0, keySpan.start) + escapeBibtexKey(key) + text.slice(keySpan.end);
  }
  return text;
}

/** In the order of the file; a field that the file never has stays behind the one that it stood behind. */
function withFieldOrder(fields: readonly EntryField[], order: readonly string[]): readonly EntryField[] {
  let rank = -1;
  const ranked = fields.map((field) => {
    const known = order.indexOf(field.name.toLowerCase());
    if (known !== -1) rank = known;
    return { field, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ field }) => field);
}
