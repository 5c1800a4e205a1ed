import type { Span } from '../../base/span';
import type { AuthorList } from '../../model/authorList';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CslItem } from '../../model/csl';
import { findArxivId, findUrls, formatPersonName, isOthers, readArxivDoi, readCslName, readPaperUrls } from '#text';
import { readDoiField } from '../bibtex/readIdentifiers';
import { readCslYear, readWrittenDate } from './cslDates';

/** One variable of an item in a CSL file. */
export interface CslMember {
  readonly name: string;
  /** The value as JSON would represent it. */
  readonly value: unknown;
  /** The span of the value, relative to the item's start. */
  readonly span: Span;
}

/** An entry of a CSL file, with the item from which it was read. */
export interface CslEntry extends BibliographyEntry {
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
