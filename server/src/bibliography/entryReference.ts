import { formatPersonName, isOthers, readArxivDoi, readCslName } from '#text';
import { getOwn } from '../base/collections';
import { texToText } from '../base/tex/texToText';
import type { BibliographyEntry } from '../model/bibliography';
import type { CompletedReference } from '../model/completedReference';
import type { CslDate, CslItem } from '../model/csl';
import { isCslEntry } from './csl/cslEntry';
import { getFieldValue } from './entryFields';
import { toCslItem } from './toCsl';
import { isArchive } from './write/workFacts';

const types: Readonly<Record<string, CompletedReference['type']>> = {
  'article-journal': 'article-journal',
  'article-magazine': 'article-journal',
  'article-newspaper': 'article-journal',
  'paper-conference': 'paper-conference',
  article: 'preprint',
  book: 'book',
  chapter: 'chapter',
  thesis: 'thesis',
  report: 'report',
};

/** What an entry of a bibliography says of its work, in the form in which registries say it. The facts have no sources. */
export function toReference(entry: BibliographyEntry): CompletedReference {
  const item = toCslItem(entry);
  const { arxivId } = entry;
  const venue = readVenue(entry, item);
  const type = getOwn(types, item.type);
  // Many entries of preprints name the archive as their journal, or no venue at all.
  const isPreprint =
    arxivId !== undefined && (venue === undefined || isArchive(venue)) && (type === undefined || /^article/.test(item.type));
  const doi = entry.doi === undefined || readArxivDoi(entry.doi) !== undefined ? undefined : entry.doi;
  const named = (item.author ?? []).map(readCslName);
  const authors = entry.hasMoreAuthors === true ? named.filter((name) => !isOthers(formatPersonName(name))) : named;
  const year = entry.year ?? readYear(item.issued);
  return {
    id: entry.key,
    paper: { title: entry.title, arxivId, doi: entry.doi },
    title: entry.title,
    authors,
    ...(entry.hasMoreAuthors === undefined ? {} : { hasMoreAuthors: entry.hasMoreAuthors }),
    type: isPreprint ? 'preprint' : type,
    year,
    venue: isPreprint ? undefined : venue,
    volume: readText(item, 'volume'),
    issue: readText(item, 'issue'),
    pages: readText(item, 'page'),
    publisher: readText(item, 'publisher'),
    doi,
    arxivId,
    ...(isPreprint ? { preprintYear: year } : {}),
    sources: {},
  };
}

/** In CSL's item of a BibTeX entry, the name of the proceedings has lost its capitals. */
function readVenue(entry: BibliographyEntry, item: CslItem): string | undefined {
  if (isCslEntry(entry)) return readText(item, 'container-title');
  const venue = texToText(getFieldValue(entry.fields(), 'journaltitle', 'journal', 'booktitle', 'maintitle'));
  return venue === '' ? undefined : venue;
}

/** The variable as plain text; CSL's markup is left out. */
function readText(item: CslItem, variable: string): string | undefined {
  const value = item[variable];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value
    .replace(/<\/?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

function readYear(date: CslDate | undefined): number | undefined {
  return date?.['date-parts']?.[0]?.[0];
}
