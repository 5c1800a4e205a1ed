import { findArxivId, findUrls, formatPersonName, isOthers, readArxivDoi, readCslName, readPaperUrls } from '#text';
import { findChange } from '../../base/changes';
import type { Span } from '../../base/span';
import type { AuthorList } from '../../model/authorList';
import type { BibliographyEntry, PreviousBibliography } from '../../model/bibliography';
import type { CslItem } from '../../model/csl';
import { readDoiField, readPlainYear } from '../entryFields';

/** One variable of an item in a CSL file. */
export interface CslMember {
  readonly name: string;
  /** The value as JSON would represent it. */
  readonly value: unknown;
  /** The span of the value, relative to the item's start. */
  readonly span: Span;
}

/** An entry of a CSL file, with the item from which it was read. */
interface CslEntry extends BibliographyEntry {
  item(): CslItem;
}

export function isCslEntry(entry: BibliographyEntry): entry is CslEntry {
  return 'item' in entry;
}

/** The entry of an item; undefined if the item has no `id`. `length` is the length of the item's text. */
export function readCslEntry(members: readonly CslMember[], length: number): CslEntry | undefined {
  const values = new Map(members.map((member) => [member.name, member]));
  const text = (...names: readonly string[]): string =>
    names.map((name) => plainText(values.get(name)?.value)).find((value) => value !== '') ?? '';
  const id = values.get('id');
  const key = plainText(id?.value);
  if (id === undefined || key === '') return undefined;
  const entryType = text('type');
  const url = text('URL');
  const { links, doi: linkedDoi, arxivId: linkedId } = readPaperUrls(findUrls(url));
  const doi = readDoiField(text('DOI')) ?? linkedDoi;
  const arxivId = readArxivDoi(doi ?? '') ?? linkedId ?? findArxivId(text('number', 'archive_location', 'note'));
  const issued = values.get('issued')?.value;
  const year = readCslYear(issued);
  const date = readWrittenDate(issued);
  const venue = text('container-title', 'publisher', 'archive');
  return {
    key,
    keySpan: id.span,
    entryType,
    aliases: [],
    title: text('title'),
    titleSpan: values.get('title')?.span ?? { start: id.span.end, end: id.span.end },
    abstract: text('abstract'),
    span: { start: 0, end: length },
    names: [],
    ...readAuthors(values.get('author')?.value),
    links,
    ...(date === undefined ? {} : { date }),
    ...(year === undefined ? {} : { year }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(venue === '' ? {} : { venue }),
    fields: () =>
      members.map(({ name, value, span }) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value), span })),
    item: () => ({ ...Object.fromEntries(members.map(({ name, value }) => [name, value])), id: key, type: entryType }),
  };
}

/** The authors; invalid names are left out. pandoc writes a name `others` at the end for BibTeX's `and others`. */
function readAuthors(value: unknown): AuthorList {
  const names = Array.isArray(value) ? value.map((name) => formatPersonName(readCslName(name))) : [];
  const hasMore = isOthers(names.at(-1) ?? '');
  return {
    authors: (hasMore ? names.slice(0, -1) : names).filter((name) => name !== ''),
    ...(hasMore ? { hasMoreAuthors: true } : {}),
  };
}

/** The value on one line, without CSL's markup; empty if the value is neither text nor a number. */
function plainText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .replace(/<\/?(?:i|b|em|strong|sc|sub|sup|span|p|jats:\w+)(?:\s[^<>]*)?>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The year of a CSL date: `{"date-parts": [[2017, 6]]}` or `{"raw": "2017-06"}`. In pandoc's YAML, a date can also be `2017-06` or
 * `{year: 2017}`. undefined if the value contains no year in one of these forms.
 */
function readCslYear(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value === 'string') return readPlainYear(value);
  if (Array.isArray(value)) return readCslYear(value[0]);
  if (typeof value !== 'object' || value === null) return undefined;
  const date = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(date['date-parts'])) {
    const first: unknown = date['date-parts'][0];
    const year: unknown = Array.isArray(first) ? first[0] : undefined;
    return typeof year === 'number' || typeof year === 'string' ? toYear(year) : undefined;
  }
  return readCslYear(date['year'] ?? date['raw'] ?? date['literal']);
}

function toYear(value: number | string): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year !== 0 ? year : undefined;
}

/** The date as written, if the file gives it as text; otherwise undefined. */
function readWrittenDate(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { raw, literal } = value as Readonly<Record<string, unknown>>;
  return readWrittenDate(typeof raw === 'string' ? raw : typeof literal === 'string' ? literal : undefined);
}

/**
 * The entries that an edit did not change, by their start in the text after the edit. An entry directly next to the edit may have
 * changed, so it is not included.
 */
export function findUnchangedEntries(text: string, previous: PreviousBibliography | undefined): ReadonlyMap<number, BibliographyEntry> {
  const unchanged = new Map<number, BibliographyEntry>();
  if (previous === undefined) return unchanged;
  const change = findChange(previous.text, text);
  const shift = text.length - previous.text.length;
  const { entries, starts, issues } = previous.bibliography;
  entries.forEach((entry, index) => {
    const start = starts[index] ?? 0;
    // Items with an issue are read again, so that the issue is reported again.
    if (issues.some(({ span }) => span.start <= start + entry.span.end && span.end >= start)) return;
    if (start + entry.span.end < change.start) unchanged.set(start, entry);
    else if (start > change.oldEnd) unchanged.set(start + shift, entry);
  });
  return unchanged;
}
