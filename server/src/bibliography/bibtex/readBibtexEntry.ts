import { texToText } from '../../base/tex/texToText';
import type { BibliographyEntry, BibliographyField, EntryKey } from '../../model/bibliography';
import { readPlainYear } from '../dates';
import { findField, getFieldValue, readIdentifiers } from '../entryFields';
import { endsWithOthers, readNames } from '../names';
import { type Parent, readAllFields, type UnresolvedEntry } from './unresolvedEntry';

/** The span of an entry's key in the entry's text. */
type KeySpan = EntryKey['keySpan'];

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Builds the entry of the bibliography. `fields` are the entry's own fields and the inherited ones. */
export function readBibtexEntry(
  own: UnresolvedEntry,
  keySpan: KeySpan,
  fields: readonly BibliographyField[],
  parents: readonly Parent[],
): BibliographyEntry {
  const year = readPlainYear(getFieldValue(fields, 'date')) ?? readPlainYear(getFieldValue(fields, 'year'));
  const date = getFieldValue(fields, 'date')
    .replace(/[{}\s]+/g, ' ')
    .trim();
  const { arxivId, doi, links } = readIdentifiers(fields);
  const venue = readVenue(fields, arxivId);
  const entry: Mutable<BibliographyEntry> = {
    key: own.key,
    keySpan,
    entryType: own.entryType,
    aliases: readAliases(own, fields),
    title: readFullTitle(fields),
    titleSpan: findField(fields, 'title')?.span ?? { start: keySpan.end, end: keySpan.end },
    abstract: texToText(getFieldValue(fields, 'abstract')),
    span: { start: 0, end: own.text.length },
    names: none,
    authors: readNames(getFieldValue(fields, 'author')),
    links: links.length === 0 ? none : links,
    fields: () => readAllFields(own, parents),
  };
  // The fields are set one by one, because copying objects would take as long as all the reading.
  if (endsWithOthers(getFieldValue(fields, 'author'))) entry.hasMoreAuthors = true;
  if (date !== '') entry.date = date;
  if (year !== undefined) entry.year = year;
  if (arxivId !== undefined) entry.arxivId = arxivId;
  if (doi !== undefined) entry.doi = doi;
  if (venue !== '') entry.venue = venue;
  return entry;
}

const none: readonly never[] = [];

/** The title with its subtitle: `Attention: A Survey`. */
export function readFullTitle(fields: readonly BibliographyField[]): string {
  const title = texToText(getFieldValue(fields, 'title'));
  const subtitle = texToText(getFieldValue(fields, 'subtitle'));
  if (title === '' || subtitle === '') return title;
  return `${title}${/[?!:.]$/.test(title) ? '' : ':'} ${subtitle}`;
}

function readVenue(fields: readonly BibliographyField[], arxivId: string | undefined): string {
  const value = getFieldValue(fields, 'journaltitle', 'journal', 'booktitle', 'institution', 'school', 'organization', 'publisher');
  return value === '' && arxivId !== undefined ? 'arXiv' : texToText(value);
}

/**
 * Reads `ids = {a, b}` (biblatex manual, "Special Fields"). If the value uses an `@string`, the spans of the keys are not known, and
 * each key gets the span of the field's value.
 */
function readAliases(own: UnresolvedEntry, fields: readonly BibliographyField[]): readonly EntryKey[] {
  const ids = findField(fields, 'ids');
  if (ids === undefined) return none;
  const aliases: EntryKey[] = [];
  const written = own.text.slice(ids.span.start, ids.span.end);
  for (const match of ids.value.matchAll(/[^\s,]+/g)) {
    const at = written.indexOf(ids.value);
    const start = ids.span.start + (at < 0 ? 0 : at + match.index);
    aliases.push({ key: match[0], keySpan: at < 0 ? ids.span : { start, end: start + match[0].length } });
  }
  return aliases;
}
