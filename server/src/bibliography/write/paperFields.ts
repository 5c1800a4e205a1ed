import { escapeBibtex, escapeUrl } from '../../base/escape';
import { titleBehindName, type Paper } from '../../model/paper';
import { renderBibtexAuthors } from './authorNames';
import type { BibliographyStyle } from './bibliographyStyle';
import { isPrintable } from './printCharacters';
import { protectCapitals } from './protectCapitals';
import { describeSource } from './sourceNote';
import { renderTexLetters } from './texLetters';

/** A field with its value in TeX, without delimiters. */
export interface EntryField {
  readonly name: string;
  readonly value: string;
}

/** What an entry made from a paper says. */
export interface PaperFields {
  readonly entryType: 'misc' | 'online';
  readonly fields: readonly EntryField[];
}

/** What goes into an entry beyond what a bibliography needs. */
export interface EntryOptions {
  readonly abstract: 'omit' | 'include';
}

/**
 * What the paper's places say, and nothing else: a paper without authors or year has no such field. An entry of no
 * known kind is `@misc`, the only type that BibTeX's styles take without any required field (btxdoc, section 3.1).
 */
export function listPaperFields(paper: Paper, dialect: BibliographyStyle['dialect'], options: EntryOptions): PaperFields {
  const { year } = paper;
  const text = (value: string): string => (dialect === 'bibtex' ? renderTexLetters(value) : value);
  const arxivId = /^[\w.-]+(?:\/\d+)?$/.test(paper.arxivId ?? '') ? paper.arxivId : undefined;
  const doi = /^10\.\d{4,9}\/[\x21-\x7e]+$/.test(paper.doi ?? '') && !/[{}\\%#]/.test(paper.doi ?? '') ? paper.doi : undefined;
  const url = findUrl(paper);
  const source = describeSource(paper);
  const isLatex = dialect === 'biblatex';
  const fields: readonly (EntryField | undefined)[] = [
    field('author', text(renderBibtexAuthors(paper.authors))),
    field('title', text(protectCapitals(escapeBibtex(paper.title), paper.names))),
    ...(paper.authors.length > 0 ? [] : isLatex ? [shortTitle(paper)] : [field('key', text(labelOf(paper)))]),
    year === undefined ? undefined : field(isLatex ? 'date' : 'year', String(year)),
    field('howpublished', text(escapeBibtex(paper.venue ?? ''))),
    ...(arxivId === undefined ? [] : [field('eprint', arxivId), isLatex ? field('eprinttype', 'arxiv') : field('archivePrefix', 'arXiv')]),
    field('doi', doi ?? ''),
    // biblatex makes links of `eprint` and `doi` itself.
    isLatex && (arxivId ?? doi) !== undefined ? undefined : field('url', url ?? ''),
    field('abstract', options.abstract === 'include' ? text(escapeBibtex(paper.abstract)) : ''),
    field('note', text(escapeBibtex(source ?? ''))),
  ];
  return {
    entryType: isLatex && (arxivId ?? url) !== undefined ? 'online' : 'misc',
    fields: fields.filter((each) => each !== undefined),
  };
}

function field(name: string, value: string): EntryField | undefined {
  return value === '' ? undefined : { name, value };
}

/** The paper's own page, as an address that TeX reads as it stands. Its code is another work. */
export function findUrl(paper: Paper): string | undefined {
  if (paper.arxivId !== undefined) return escapeUrl(`https://arxiv.org/abs/${paper.arxivId}`);
  const link = ['page', 'pdf'].flatMap((kind) => paper.links.find((each) => each.kind === kind) ?? [])[0];
  return link === undefined ? undefined : escapeUrl(link.url);
}

/** biblatex and CSL cite a work without authors by its short title: the name before the colon. */
function shortTitle(paper: Paper): EntryField | undefined {
  const name = findOpeningName(paper);
  return name === undefined ? undefined : field('shorttitle', protectCapitals(escapeBibtex(name), paper.names));
}

/** The name that opens the title: "DuoAttention" of "DuoAttention: Efficient ...". */
export function findOpeningName(paper: Paper): string | undefined {
  return titleBehindName(paper) === paper.title ? undefined : paper.names.find((name) => paper.title.startsWith(name));
}

/**
 * `key`: what BibTeX's author-year styles cite and sort a work without authors by (btxdoc, section 3.2). The paper's name,
 * or else the first words of its title. natbib reads it before the entry's preambles, so it has plain letters only.
 */
function labelOf({ title, names }: Paper): string {
  const words = title.split(/\s+/);
  const opening = words.length <= 5 ? words : words.slice(0, 4);
  return clean(names[0] ?? '') || clean(opening.join(' '));
}

function clean(label: string): string {
  const kept = [...label.normalize('NFC')].filter((character) => /[\p{L}\p{N} .'’-]/u.test(character) && isPrintable(character));
  return escapeBibtex(kept.join(''));
}
