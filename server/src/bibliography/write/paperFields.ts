import { escapeBibtex, escapeUrl } from '../../base/escape';
import type { Paper } from '../../model/paper';
import { toArxivUrl } from '../../text/identifiers/arxivId';
import { looksLikeDoi } from '../../text/identifiers/doi';
import { renderBibtexAuthors } from './authorNames';
import type { BibliographyStyle } from './bibliographyStyle';
import { isPrintedByPdflatex } from './printCharacters';
import { protectCapitals } from './protectCapitals';
import { describeSource, sourceField } from './describeSource';
import { renderTexLetters } from './texLetters';

/** A field with its value in TeX, without delimiters. */
export interface EntryField {
  readonly name: string;
  readonly value: string;
}

/** The parts of an entry made from a paper. */
export interface PaperFields {
  readonly entryType: 'misc' | 'online';
  readonly fields: readonly EntryField[];
}

/** Optional content of an entry that a bibliography does not need. */
export interface EntryOptions {
  readonly abstract: 'omit' | 'include';
}

/**
 * The fields of a new entry. A fact that the sources of the paper do not state has no field: an entry without a known year has no
 * `year`. The type of the entry is unknown, so it is `@misc`, the only type for which BibTeX's styles require no field (btxdoc, section
 * 3.1). With biblatex it is `@online` if the paper has an address.
 */
export function listPaperFields(paper: Paper, dialect: BibliographyStyle['dialect'], options: EntryOptions): PaperFields {
  const { year } = paper;
  const isBiblatex = dialect === 'biblatex';
  const text = (value: string): string => (isBiblatex ? value : renderTexLetters(value));
  const namePart = (part: string): string => (isBiblatex ? escapeBibtex(part) : withWholeInitials(text(escapeBibtex(part))));
  const titleText = (value: string): string => text(protectCapitals(escapeBibtex(value), paper.names));
  const arxivId = findPrintableArxivId(paper);
  const doi = looksLikeDoi(paper.doi ?? '') && !/[^\x21-\x7e]|[{}\\%#]/.test(paper.doi ?? '') ? paper.doi : undefined;
  const url = findPaperUrl(paper);
  const label = isBiblatex ? field('shorttitle', titleText(findShortTitle(paper.title) ?? '')) : field('key', text(labelOf(paper)));
  const fields: readonly (EntryField | undefined)[] = [
    field('author', renderBibtexAuthors(paper, namePart)),
    field('title', titleText(paper.title)),
    paper.authors.length > 0 ? undefined : label,
    year === undefined ? undefined : field(isBiblatex ? 'date' : 'year', String(year)),
    field('howpublished', text(escapeBibtex(paper.venue ?? ''))),
    ...(arxivId === undefined
      ? []
      : [field('eprint', arxivId), isBiblatex ? field('eprinttype', 'arxiv') : field('archivePrefix', 'arXiv')]),
    field('doi', doi ?? ''),
    // biblatex itself turns `eprint` and `doi` into links.
    isBiblatex && (arxivId ?? doi) !== undefined ? undefined : field('url', url ?? ''),
    field('abstract', options.abstract === 'include' ? text(escapeBibtex(paper.abstract)) : ''),
    field(sourceField, text(escapeBibtex(describeSource(paper) ?? ''))),
  ];
  return {
    entryType: isBiblatex && (arxivId ?? url) !== undefined ? 'online' : 'misc',
    fields: fields.filter((each) => each !== undefined),
  };
}

/**
 * BibTeX takes the first byte of a name as its initial, so it would cut a letter of several bytes. In a special character, the letter
 * is one unit: `{\relax{}Л}ев` (btxdoc, section 4).
 */
function withWholeInitials(name: string): string {
  return name.replace(/(?<=^|[\s-])[^\p{ASCII}]/gu, (letter) => `{\\relax{}${letter}}`);
}

function field(name: string, value: string): EntryField | undefined {
  return value === '' ? undefined : { name, value };
}

/**
 * The arXiv identifier, such as `2411.13560` or `cs/0112017`. undefined for text that cannot be an identifier (arXiv help,
 * "Understanding the arXiv identifier").
 */
export function findPrintableArxivId({ arxivId }: Paper): string | undefined {
  return arxivId !== undefined && /^[\w.-]+(?:\/\d+)?$/.test(arxivId) ? arxivId : undefined;
}

/**
 * The address of the paper on arXiv, or else of another page about it or of its PDF, in a form that TeX can read verbatim; undefined if
 * there is none. The page of the paper's code is not used, because the code is another work.
 */
export function findPaperUrl(paper: Paper): string | undefined {
  const arxivId = findPrintableArxivId(paper);
  if (arxivId !== undefined) return toArxivUrl(arxivId);
  const links = ['page', 'pdf'].flatMap((kind) => paper.links.filter((link) => link.kind === kind));
  return links.map(({ url }) => escapeUrl(url)).find((url) => url !== undefined);
}

/**
 * The short title by which a work without authors is cited: the part before the colon if it has at most 48 characters, such as "Lost in
 * the Middle" for "Lost in the Middle: How Language Models Use Long Contexts". undefined if there is none.
 */
export function findShortTitle(title: string): string | undefined {
  return /^([^:：?!]{1,48}?)\s?[:：]\s/u.exec(title)?.[1];
}

/**
 * The value of `key`, by which BibTeX's author-year styles cite and sort a work without authors (btxdoc, section 3.2): the paper's
 * name, its short title, or the first words of its title, as plain words.
 */
function labelOf({ title, names }: Paper): string {
  return (
    [names[0] ?? '', findShortTitle(title) ?? '']
      .map(plainWords)
      .find((words) => words.length > 0)
      ?.join(' ') ?? openingOf(plainWords(title)).join(' ')
  );
}

/**
 * All words of a title of at most five words. Of a longer title, at most the first four words, without function words at the end:
 * "Efficient Memory Management".
 */
function openingOf(words: readonly string[]): readonly string[] {
  if (words.length <= 5) return words;
  const opening = words.slice(0, 4);
  const last = opening.findLastIndex((word) => !/^(?:an?|the|of|for|in|on|to|and|or|with|without|via|by|from|at|as|is|are)$/i.test(word));
  return opening.slice(0, Math.max(1, last + 1));
}

function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\s+/)
    .map((word) =>
      [...word]
        .filter(
          (character) =>
            /[\p{L}\p{N}.'’-]/u.test(character) && (isPrintedByPdflatex(character) || renderTexLetters(character) !== character),
        )
        .join(''),
    )
    .map((word) => escapeBibtex(word.replace(/^[.'’-]+|[.'’-]+$/g, '')))
    .filter((word) => word !== '');
}
