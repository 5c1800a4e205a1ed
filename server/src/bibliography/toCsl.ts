import { withoutResolver } from '#text';
import { getOwn } from '../base/collections';
import { readVerbatim, texToRichText, texToRichTitle, texToText } from '../base/tex/texToText';
import type { BibliographyEntry, BibliographyField } from '../model/bibliography';
import type { CslDate, CslItem, CslName } from '../model/csl';
import { isCslEntry } from './csl/cslEntry';
import { toCslType, toGenre, toLocale, toSentenceCase } from './cslFields';
import { getFieldValue, parseDate, parseYearAndMonth } from './entryFields';
import { endsWithOthers, parseName, splitNames } from './names';

interface Source {
  readonly entryType: string;
  readonly fields: readonly BibliographyField[];
}

type Variables = Readonly<Record<string, string | CslDate | readonly CslName[] | undefined>>;

/**
 * An entry in the form that CSL processors need. BibTeX and biblatex fields become CSL variables as in pandoc; the item of a CSL file
 * keeps its variables.
 */
export function toCslItem(entry: BibliographyEntry): CslItem {
  if (isCslEntry(entry)) return entry.item();
  const source: Source = { entryType: entry.entryType, fields: entry.fields() };
  const type = toCslType(entry.entryType, getFieldValue(source.fields, 'entrysubtype'));
  const variables = {
    ...readPeople(source),
    ...readDates(source),
    ...readTitles(source),
    ...readNumbers(source, type),
    ...readTexts(source, type),
  };
  return { id: entry.key, type, ...dropEmpty(variables) };
}

function dropEmpty(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}

/** The text of the first of these fields that the entry has, with CSL's markup. */
function rich({ fields }: Source, ...names: readonly string[]): string {
  return texToRichText(getFieldValue(fields, ...names));
}

/** Like `rich`, but for titles, in which text in braces is protected from changes of case. */
function richTitle({ fields }: Source, ...names: readonly string[]): string {
  return texToRichTitle(getFieldValue(fields, ...names));
}

/** Reads a list of places or publishers: `Oxford and New York` (biblatex manual, "Literal lists"). */
function richList({ fields }: Source, ...names: readonly string[]): string {
  return splitNames(getFieldValue(fields, ...names))
    .map(texToRichText)
    .join('; ');
}

function plain({ fields }: Source, ...names: readonly string[]): string {
  return texToText(getFieldValue(fields, ...names));
}

function readPeople(source: Source): Variables {
  const { fields } = source;
  const isPrefixUsed =
    !/\buseprefix\s*=\s*false\b/.test(getFieldValue(fields, 'options')) && /\buseprefix\b/.test(getFieldValue(fields, 'options'));
  const particleKind = isPrefixUsed ? 'non-dropping-particle' : 'dropping-particle';
  const people = (name: string): readonly CslName[] => {
    const tex = getFieldValue(fields, name);
    const names = splitNames(tex).map((person) => toCslName(person, particleKind));
    // `and others` becomes an author with the name `others`, as in pandoc, so that the list does not look complete.
    return endsWithOthers(tex) ? [...names, { literal: 'others' }] : names;
  };
  return {
    author: people('author'),
    editor: people('editor'),
    translator: people('translator'),
    'container-author': people('bookauthor'),
  };
}

/**
 * Converts a name. `particleKind` says whether its particle counts in sorting, which depends on the entry's option `useprefix`
 * (biblatex manual, "Entry Options"; pandoc).
 */
function toCslName(tex: string, particleKind: 'dropping-particle' | 'non-dropping-particle'): CslName {
  const { given, particle, family, suffix, literal } = parseName(tex);
  if (literal !== undefined) return { literal };
  const part = (name: keyof CslName, value: string): CslName => (value === '' ? {} : { [name]: spaceInitials(texToText(value)) });
  return { ...part('family', family), ...part('given', given), ...part(particleKind, particle), ...part('suffix', suffix) };
}

/** Separates initials with spaces: `J.R.R.` becomes `J. R. R.`. */
function spaceInitials(text: string): string {
  return text.replace(/(\p{Lu}\.)(?=\p{Lu}\.)/gu, '$1 ');
}

function readDates({ fields }: Source): Variables {
  const value = (name: string): string => getFieldValue(fields, name);
  const split = (prefix: string): CslDate | undefined =>
    parseYearAndMonth(value(`${prefix}year`), value(`${prefix}month`), value(`${prefix}day`));
  return {
    issued: parseDate(value('date')) ?? split(''),
    accessed: parseDate(value('urldate')) ?? split('url'),
    'event-date': parseDate(value('eventdate')) ?? split('event'),
    'original-date': parseDate(value('origdate')) ?? split('orig'),
  };
}

function readTitles(source: Source): Variables {
  const isEnglish = /^(?:|.*english|american|british|canadian|australian|newzealand|usenglish|ukenglish|en(?:[-_].*)?)$/i.test(
    plain(source, 'langid', 'language', 'hyphenation'),
  );
  const cased = (text: string): string => (isEnglish ? toSentenceCase(text) : text);
  const joined = (name: string, subname: string, addon: string): string =>
    [richTitle(source, name), richTitle(source, subname)].filter((text) => text !== '').join(': ') +
    (richTitle(source, addon) === '' ? '' : `. ${richTitle(source, addon)}`);
  const title = cased(joined('title', 'subtitle', 'titleaddon'));
  const mainTitle = cased(joined('maintitle', 'mainsubtitle', 'maintitleaddon'));
  const bookTitle = cased(joined('booktitle', 'booksubtitle', 'booktitleaddon'));
  const journal = [richTitle(source, 'journaltitle', 'journal'), richTitle(source, 'journalsubtitle')]
    .filter((text) => text !== '')
    .join(': ');
  const shortTitle = cased(richTitle(source, 'shorttitle')) || beforeColon(title);
  // An entry with a main title but no book title is a volume, and its CSL title is that of the whole work.
  const isVolume = mainTitle !== '' && bookTitle === '';
  return {
    title: isVolume ? mainTitle : title,
    'volume-title': isVolume ? title : mainTitle === '' ? '' : bookTitle,
    'title-short': shortTitle === title ? '' : shortTitle,
    'container-title': journal || (isVolume ? '' : mainTitle || bookTitle),
    'container-title-short': richTitle(source, 'shortjournal'),
    'collection-title': getOwn(seriesNames, plain(source, 'series')) ?? cased(richTitle(source, 'series')),
    'event-title': richTitle(source, 'eventtitle'),
  };
}

/** The texts for biblatex's keywords for a series (biblatex manual, "Localization Keys"). */
const seriesNames: Readonly<Record<string, string>> = { newseries: 'New series', oldseries: 'Old series' };

/**
 * The part of the title before the colon, which is the short title as in pandoc: `OpenML` for `OpenML: Networked science`. Empty if
 * there is no colon, or if the colon is inside markup.
 */
function beforeColon(title: string): string {
  const at = title.search(/:\s/);
  const before = at < 0 ? '' : title.slice(0, at);
  return (before.match(/<[a-z]/g)?.length ?? 0) === (before.match(/<\//g)?.length ?? 0) ? before : '';
}

function readNumbers(source: Source, type: string): Variables {
  const number = plain(source, 'number');
  const isArticle = type.startsWith('article');
  const isInSeries = /^(?:book|chapter|paper-conference)$/.test(type);
  return {
    volume: plain(source, 'volume') + (plain(source, 'part') === '' ? '' : `.${plain(source, 'part')}`),
    issue: isArticle ? [number, plain(source, 'issue')].filter((text) => text !== '').join(', ') : plain(source, 'issue'),
    'collection-number': isInSeries ? number : '',
    number: isArticle || isInSeries ? '' : number,
    page: plain(source, 'pages').replace(/\s*[–—]\s*/g, '-') || plain(source, 'eid'),
    edition: plain(source, 'edition'),
    'chapter-number': plain(source, 'chapter'),
    'number-of-pages': plain(source, 'pagetotal'),
    'number-of-volumes': plain(source, 'volumes'),
    version: plain(source, 'version'),
    ISBN: plain(source, 'isbn'),
    ISSN: plain(source, 'issn'),
    DOI: withoutResolver(readVerbatim(getFieldValue(source.fields, 'doi'))),
    PMID: plain(source, 'pmid') || (/^pubmed$/i.test(plain(source, 'eprinttype', 'archiveprefix')) ? plain(source, 'eprint') : ''),
    PMCID: plain(source, 'pmcid'),
  };
}

function readTexts(source: Source, type: string): Variables {
  const { entryType, fields } = source;
  const howPublished = rich(source, 'howpublished');
  const isAddress = /^https?:\/\/\S+$/.test(howPublished);
  const places = ['publisher', 'institution', 'school', 'organization'].map((name) => richList(source, name));
  const notes = [rich(source, 'note'), rich(source, 'addendum')].filter((text) => text !== '');
  return {
    genre: toGenre(entryType, plain(source, 'type')),
    publisher: [...places, isAddress ? '' : howPublished].filter((text) => text !== '').join('; '),
    // BibTeX's `address` is the place of the publisher. If an entry has both fields, `location` is the place of the event.
    'publisher-place': type === 'patent' ? '' : richList(source, 'address', 'location'),
    'event-place': rich(source, 'venue') || (getFieldValue(fields, 'address') === '' ? '' : richList(source, 'location')),
    jurisdiction: type === 'patent' ? richList(source, 'location', 'address') : '',
    'original-publisher': richList(source, 'origpublisher'),
    'original-publisher-place': richList(source, 'origlocation'),
    URL: readVerbatim(getFieldValue(fields, 'url')) || readEprintUrl(source) || (isAddress ? howPublished : ''),
    abstract: rich(source, 'abstract'),
    keyword: plain(source, 'keywords'),
    language: toLocale(plain(source, 'langid', 'hyphenation')),
    note: notes.join('. '),
    annote: rich(source, 'annotation', 'annote'),
    status: plain(source, 'pubstate'),
  };
}

/**
 * The web address of an electronic publication (biblatex manual, "Electronic Publishing Information"). Empty if the entry has no
 * `eprint`, or if its `eprinttype` is unknown.
 */
function readEprintUrl(source: Source): string {
  const eprint = readVerbatim(getFieldValue(source.fields, 'eprint'));
  const kind = plain(source, 'eprinttype', 'archiveprefix').toLowerCase();
  if (eprint === '') return '';
  const resolver = getOwn(eprintResolvers, kind);
  return resolver === undefined ? '' : resolver + (kind === 'arxiv' ? eprint.replace(/^arxiv:/i, '') : eprint);
}

const eprintResolvers: Readonly<Record<string, string>> = {
  arxiv: 'https://arxiv.org/abs/',
  jstor: 'https://www.jstor.org/stable/',
  pubmed: 'https://www.ncbi.nlm.nih.gov/pubmed/',
  googlebooks: 'https://books.google.com?id=',
  hdl: 'https://hdl.handle.net/',
};
