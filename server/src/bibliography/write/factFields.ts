import { readArxivDoi } from '#text';
import { escapeBibtex } from '../../base/escape';
import type { Paper } from '../../model/paper';
import { renderBibtexAuthors } from './authorNames';
import type { BibliographyStyle } from './bibliographyStyle';
import { statePreprint } from './describeSource';
import { renderTexLetters } from './printCharacters';
import type { PublicationKind, WorkFacts } from './workFacts';

/** A field of BibTeX, or a variable of CSL, that gives a fact. */
export interface FieldOfFact<Value> {
  readonly name: string;
  readonly value: Value;
}

/** A field with its value in TeX, without delimiters. */
export type EntryField = FieldOfFact<string>;

/** The facts that fields of an entry can give. */
export type FieldFact = 'author' | 'year' | 'venue' | 'volume' | 'issue' | 'pages' | 'publisher' | 'doi' | 'eprint' | 'eprintType' | 'url';

type Dialect = BibliographyStyle['dialect'];

/** Functions that write text and titles of a paper in the form that a file needs. */
interface TexWriter {
  /** Takes TeX. */
  readonly text: (value: string) => string;
  readonly title: (value: string) => string;
}

/** Types that both BibTeX and biblatex have. */
const entryTypes: Readonly<Record<Exclude<PublicationKind, 'preprint' | 'other'>, string>> = {
  article: 'article',
  'in-proceedings': 'inproceedings',
  'in-collection': 'incollection',
  book: 'book',
  report: 'techreport',
};

/** biblatex prints no `howpublished` of an `@online`, so a work that has one is a `@misc`. */
export function chooseEntryType({ kind, arxivId, url, venue }: WorkFacts, dialect: Dialect): string {
  if (isPublication(kind)) return entryTypes[kind];
  return dialect === 'biblatex' && venue === undefined && (arxivId ?? url) !== undefined ? 'online' : 'misc';
}

/** Whether works of the kind have a type of their own. */
export function isPublication(kind: PublicationKind): kind is Exclude<PublicationKind, 'preprint' | 'other'> {
  return kind !== 'preprint' && kind !== 'other';
}

/** The fields of an entry, in the order in which a new entry has them. A fact that is unknown has no field. */
export function renderFactFields(facts: WorkFacts, dialect: Dialect): Readonly<Partial<Record<FieldFact, EntryField>>> {
  const isBiblatex = dialect === 'biblatex';
  const { kind, year, url } = facts;
  // Where the words of `howpublished` name the preprint, other fields would make many styles print its number twice.
  const isStated = kind === 'preprint' && !isBiblatex;
  const arxivId = isStated ? undefined : facts.arxivId;
  const doi = facts.arxivId !== undefined && readArxivDoi(facts.doi ?? '') !== undefined ? undefined : facts.doi;
  const venue = isStated && facts.arxivId !== undefined ? statePreprint(facts.arxivId) : facts.venue;
  const text = (value: string | undefined): string => renderText(escapeBibtex(value ?? ''), dialect);
  const hasNumbers = kind === 'article';
  // Publishers of journals are not printed, and the venue of a report or of another work is its publisher already.
  const hasPublisher = kind === 'in-proceedings' || kind === 'in-collection' || kind === 'book';
  const isLinked = isBiblatex ? (arxivId ?? doi) !== undefined : isStated || (kind !== 'other' && doi !== undefined);
  const fields: Readonly<Record<FieldFact, EntryField>> = {
    author: { name: 'author', value: renderBibtexAuthors(facts, (part) => renderNamePart(part, dialect)) },
    venue: { name: nameVenue(kind, dialect), value: text(venue) },
    year: { name: isBiblatex ? 'date' : 'year', value: year === undefined ? '' : String(year) },
    volume: { name: 'volume', value: hasNumbers ? text(facts.volume) : '' },
    issue: { name: 'number', value: hasNumbers ? text(facts.issue) : '' },
    pages: {
      name: 'pages',
      value: !isPublication(kind) || kind === 'book' ? '' : text(facts.pages).replace(/(?<=\w)\s*(?:-|--|–)\s*(?=\w)/, '--'),
    },
    publisher: { name: 'publisher', value: hasPublisher ? text(facts.publisher) : '' },
    doi: { name: 'doi', value: doi ?? '' },
    eprint: { name: 'eprint', value: arxivId ?? '' },
    eprintType: isBiblatex
      ? { name: 'eprinttype', value: arxivId === undefined ? '' : 'arxiv' }
      : { name: 'archivePrefix', value: arxivId === undefined ? '' : 'arXiv' },
    // biblatex itself turns `eprint` and `doi` into links.
    url: { name: 'url', value: isLinked ? '' : (url ?? '') },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, { value }]) => value !== ''));
}

function nameVenue(kind: PublicationKind, dialect: Dialect): string {
  switch (kind) {
    case 'article':
      return dialect === 'biblatex' ? 'journaltitle' : 'journal';
    case 'in-proceedings':
    case 'in-collection':
      return 'booktitle';
    case 'report':
      return 'institution';
    case 'book':
      return 'series';
    case 'preprint':
    case 'other':
      return 'howpublished';
  }
}

export function createTexWriter({ names }: Pick<Paper, 'names'>, dialect: Dialect): TexWriter {
  const text = (value: string): string => renderText(value, dialect);
  return { text, title: (value) => text(protectCapitals(escapeBibtex(value), names)) };
}

function renderText(tex: string, dialect: Dialect): string {
  return dialect === 'biblatex' ? tex : renderTexLetters(tex);
}

function renderNamePart(part: string, dialect: Dialect): string {
  // Of the braces that protect a backquote, which begins transcribed names, biber would take one into the initial.
  return dialect === 'biblatex' ? escapeBibtex(part.replaceAll('`', '‘')) : withWholeInitials(renderTexLetters(escapeBibtex(part)));
}

/**
 * BibTeX takes the first byte of a name as its initial, so it would cut a letter of several bytes. In a special character, the letter
 * is one unit: `{\relax{}Л}ев` (btxdoc, section 4).
 */
function withWholeInitials(name: string): string {
  return name.replace(/(?<=^|[\s-])[^\p{ASCII}]/gu, (letter) => `{\\relax{}${letter}}`);
}

/** A word, or a command or escaped character of TeX, which is skipped. */
const pieces = /\\(?:[a-z]+|[^])|(?<word>[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)/giu;

/**
 * Puts braces around words whose capitals have a meaning, so that styles that print titles in sentence case keep the capitals:
 * `{DuoAttention}: Efficient {LLM} Inference with {K}-Means` (btxdoc, section 4.1, hint 7). `title` is TeX made by `escapeBibtex`;
 * `names` are the names that the paper gives to its own work.
 */
export function protectCapitals(title: string, names: readonly string[]): string {
  if (isShouted(title)) return title;
  const named = new Set(names.filter((name) => !/\s/.test(name)).flatMap((name) => name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []));
  return title.replace(pieces, (piece: string, word: string | undefined) =>
    word !== undefined && (hasMeantCapital(word) || (named.has(word) && /\p{Lu}/u.test(word))) ? `{${word}}` : piece,
  );
}

/** True for `LLMs`, `iPhone`, `3D` and the `K` of `K-Means`; false for `Attention` and the article `A`. */
function hasMeantCapital(word: string): boolean {
  return /^.+\p{Lu}/u.test(word) || (/^\p{Lu}$/u.test(word) && word !== 'A');
}

/** Whether most words of the title are in capitals, which then have no meaning. */
function isShouted(title: string): boolean {
  const words = title.match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length >= 3 && words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase()).length > 0.7 * words.length
  );
}
