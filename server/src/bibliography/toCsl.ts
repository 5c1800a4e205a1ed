import type { BibliographyEntry, BibliographyField } from '../model/bibliography';
import type { CslDate, CslItem, CslName } from '../model/csl';
import { isCslEntry } from './csl/cslEntry';
import { toCslType, toGenre } from './cslTypes';
import { parseDate, parseYearAndMonth } from './dates';
import { fieldValue, findField } from './entryFields';
import { parseName, splitNames } from './names';
import { toSentenceCase } from './sentenceCase';
import { readVerbatim, texToRichText, texToText } from './tex/texToText';

/**
 * An entry as CSL processors take it. BibTeX and biblatex fields become CSL variables as pandoc has them; the item of
 * a CSL file stays as it is. Nothing is added that the entry does not say.
 */
export function toCslItem(entry: BibliographyEntry): CslItem {
  if (isCslEntry(entry)) return entry.item();
  const source: Source = { entryType: entry.entryType, fields: entry.fields() };
  const type = toCslType(entry.entryType, fieldValue(source.fields, 'entrysubtype'));
  const variables = { ...readPeople(source), ...readDates(source), ...readTitles(source), ...readNumbers(source, type), ...readTexts(source) };
  return { id: entry.key, type, ...dropEmpty(variables) };
}

interface Source {
  readonly entryType: string;
  readonly fields: readonly BibliographyField[];
}

type Variables = Readonly<Record<string, string | CslDate | readonly CslName[] | undefined>>;

function dropEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));
}

/** The text of the first of these fields that the entry has, with CSL's markup. */
function rich({ fields }: Source, ...names: readonly string[]): string {
  return texToRichText(fieldValue(fields, ...names));
}

function plain({ fields }: Source, ...names: readonly string[]): string {
  return texToText(fieldValue(fields, ...names));
}

function readPeople(source: Source): Variables {
  const { fields } = source;
  const isPrefixUsed = !/\buseprefix\s*=\s*false\b/.test(fieldValue(fields, 'options')) && /\buseprefix\b/.test(fieldValue(fields, 'options'));
  const people = (name: string): readonly CslName[] => splitNames(fieldValue(fields, name)).map((tex) => toCslName(tex, isPrefixUsed ? 'non-dropping-particle' : 'dropping-particle'));
  return {
    author: people('author'),
    editor: people('editor'),
    translator: people('translator'),
    'container-author': people('bookauthor'),
  };
}

/** A particle drops where the name is sorted, unless the entry says `useprefix` (biblatex manual, "Entry Options"; pandoc). */
function toCslName(tex: string, particleKind: 'dropping-particle' | 'non-dropping-particle'): CslName {
  const { given, particle, family, suffix, literal } = parseName(tex);
  if (literal !== undefined) return { literal };
  const part = (name: keyof CslName, value: string): CslName => (value === '' ? {} : { [name]: texToText(value) });
  return { ...part('family', family), ...part('given', given), ...part(particleKind, particle), ...part('suffix', suffix) };
}

function readDates({ fields }: Source): Variables {
  const value = (name: string): string => fieldValue(fields, name);
  const split = (prefix: string): CslDate | undefined => parseYearAndMonth(value(`${prefix}year`), value(`${prefix}month`), value(`${prefix}day`));
  return {
    issued: parseDate(value('date')) ?? split(''),
    accessed: parseDate(value('urldate')) ?? split('url'),
    'event-date': parseDate(value('eventdate')) ?? split('event'),
    'original-date': parseDate(value('origdate')) ?? split('orig'),
  };
}

function readTitles(source: Source): Variables {
  const isEnglish = /^(?:|.*english|american|british|canadian|australian|newzealand|usenglish|ukenglish|en(?:[-_].*)?)$/i.test(plain(source, 'langid', 'language', 'hyphenation'));
  const cased = (text: string): string => (isEnglish ? toSentenceCase(text) : text);
  const joined = (name: string, subname: string, addon: string): string =>
    [rich(source, name), rich(source, subname)].filter((text) => text !== '').join(': ') + (rich(source, addon) === '' ? '' : `. ${rich(source, addon)}`);
  const title = cased(joined('title', 'subtitle', 'titleaddon'));
  const mainTitle = cased(joined('maintitle', 'mainsubtitle', 'maintitleaddon'));
  const bookTitle = cased(joined('booktitle', 'booksubtitle', 'booktitleaddon'));
  const journal = [rich(source, 'journaltitle', 'journal'), rich(source, 'journalsubtitle')].filter((text) => text !== '').join(': ');
  const shortTitle = cased(rich(source, 'shorttitle')) || cased(findField(source.fields, 'subtitle') === undefined ? beforeColon(title) : rich(source, 'title'));
  // A volume of a work of several volumes is known by the title of the whole.
  const isVolume = mainTitle !== '' && bookTitle === '';
  return {
    title: isVolume ? mainTitle : title,
    'volume-title': isVolume ? title : mainTitle === '' ? '' : bookTitle,
    'title-short': shortTitle === title ? '' : shortTitle,
    'container-title': journal || (isVolume ? '' : mainTitle || bookTitle),
    'container-title-short': rich(source, 'shortjournal'),
    'collection-title': cased(rich(source, 'series')),
    'event-title': rich(source, 'eventtitle'),
  };
}

/** The name before the colon, as pandoc has it: `OpenML` of `OpenML: Networked science`. */
function beforeColon(title: string): string {
  const at = title.search(/:\s/);
  const before = at < 0 ? '' : title.slice(0, at);
  return (before.match(/<[a-z]/g)?.length ?? 0) === (before.match(/<\//g)?.length ?? 0) ? before : '';
}

function readNumbers(source: Source, type: string): Variables {
  const number = plain(source, 'number');
  const isArticle = type.startsWith('article');
  const isInSeries = findField(source.fields, 'series') !== undefined && /^(?:book|chapter|paper-conference)$/.test(type);
  return {
    volume: plain(source, 'volume') + (plain(source, 'part') === '' ? '' : `.${plain(source, 'part')}`),
    issue: isArticle ? [number, plain(source, 'issue')].filter((text) => text !== '').join(', ') : plain(source, 'issue'),
    'collection-number': !isArticle && isInSeries ? number : '',
    number: isArticle || isInSeries ? '' : number,
    page: plain(source, 'pages').replace(/\s*[–—]\s*/g, '-') || plain(source, 'eid'),
    edition: plain(source, 'edition'),
    'chapter-number': plain(source, 'chapter'),
    'number-of-pages': plain(source, 'pagetotal'),
    'number-of-volumes': plain(source, 'volumes'),
    version: plain(source, 'version'),
    ISBN: plain(source, 'isbn'),
    ISSN: plain(source, 'issn'),
    DOI: readVerbatim(fieldValue(source.fields, 'doi')).replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
    PMID: plain(source, 'pmid') || (/^pubmed$/i.test(plain(source, 'eprinttype', 'archiveprefix')) ? plain(source, 'eprint') : ''),
    PMCID: plain(source, 'pmcid'),
  };
}

function readTexts(source: Source): Variables {
  const { entryType, fields } = source;
  const places = ['publisher', 'institution', 'school', 'organization'].map((name) => rich(source, name)).filter((text) => text !== '');
  const notes = [rich(source, 'note'), rich(source, 'addendum')].filter((text) => text !== '');
  return {
    genre: toGenre(entryType, plain(source, 'type')),
    publisher: places.join('; '),
    'publisher-place': rich(source, 'location', 'address'),
    'event-place': rich(source, 'venue'),
    URL: readVerbatim(fieldValue(fields, 'url')) || readEprintUrl(source),
    abstract: rich(source, 'abstract'),
    keyword: plain(source, 'keywords'),
    language: plain(source, 'langid', 'hyphenation'),
    note: notes.join('. '),
    annote: rich(source, 'annotation', 'annote'),
    status: plain(source, 'pubstate'),
    medium: rich(source, 'howpublished'),
  };
}

/** Where an electronic print is to be had (biblatex manual, "Electronic Publishing Information"). */
function readEprintUrl(source: Source): string {
  const eprint = readVerbatim(fieldValue(source.fields, 'eprint'));
  const kind = plain(source, 'eprinttype', 'archiveprefix').toLowerCase();
  if (eprint === '') return '';
  if (kind === 'arxiv') return `https://arxiv.org/abs/${eprint.replace(/^arxiv:/i, '')}`;
  return kind === 'jstor' ? `https://www.jstor.org/stable/${eprint}` : '';
}
