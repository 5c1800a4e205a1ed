import { findArxivIdInUrl, findYear, toArxivUrl, toDoiUrl, unifyDate } from '#text';
import { directionControls, escapeMarkdown, escapeUrl, withoutEffect } from '../../base/escape';
import type { PaperEntry } from '../../model/paperEntry';

/** What is known of a paper that is written into a digest. */
export type PaperFacts = Pick<
  PaperEntry,
  'title' | 'abstract' | 'abstractKind' | 'authors' | 'hasMoreAuthors' | 'date' | 'year' | 'venue' | 'arxivId' | 'doi' | 'links'
>;

export type FactLabel = (typeof factLabels)[number];

/** The longest values, in UTF-16 units, and the most values in a list. What is longer comes from broken or hostile feeds, and is cut. */
const maxLength = { title: 1_000, abstract: 20_000, name: 1_000, value: 400, address: 1_000 };
const max = { authors: 5_000, links: 6 };

/**
 * Renders a section of Markdown about one paper: a heading with the title, a list of facts, and the abstract.
 *
 *     ## Kites: Gliding Without Wind
 *
 *     - Authors: Ada Berg; Bo Ice
 *     - Date: 2026-06-23
 *     - arXiv: https://arxiv.org/abs/2606.01234
 *     - Added from: Hugging Face daily papers, 2026-06-23
 *
 *     **Abstract.** Kites need wind ...
 *
 * `source` says where the facts come from. undefined if the title has no letter or digit. The section ends with one line break.
 */
export function renderPaperSection(paper: PaperFacts, source: string): string | undefined {
  const title = toLine(paper.title, maxLength.title);
  if (!/[\p{L}\p{N}]/u.test(title)) return undefined;
  const facts = listFacts(paper, source);
  const list = factLabels.flatMap((label) => facts[label].map((value) => `- ${label}: ${value}`));
  const text = toLine(paper.abstract, maxLength.abstract);
  const paragraph = text === '' ? [] : ['', textLabels[paper.abstractKind ?? 'abstract'] + escapeProse(text)];
  return [`## ${escapeHeading(title)}`, '', ...list, ...paragraph, ''].join('\n');
}

function listFacts(paper: PaperFacts, source: string): Readonly<Record<FactLabel, readonly string[]>> {
  const { date, year, arxivId, doi } = paper;
  const people = paper.authors.slice(0, max.authors).flatMap((name) => toNamed(name));
  const others = paper.hasMoreAuthors === true || paper.authors.length > max.authors ? [otherAuthors] : [];
  const arxivUrl = arxivId === undefined ? undefined : toArxivUrl(arxivId);
  const doiUrl = doi === undefined ? undefined : toDoiUrl(doi);
  const links = paper.links.filter(({ kind, url }) => kind !== 'doi' && url !== doiUrl && findArxivIdInUrl(url) === undefined);
  return {
    Authors: people.length === 0 ? [] : [[...people, ...others].join('; ')],
    Date: date === undefined ? [] : toValues(unifyDate(date)),
    Year: year === undefined || (date !== undefined && findYear(date) === year) ? [] : [year.toString()],
    Venue: toValues(paper.venue),
    arXiv: toAddresses([arxivUrl]),
    DOI: toAddresses([doiUrl]),
    Link: toAddresses(links.slice(0, max.links).map(({ url }) => url)),
    'Added from': [escapeMarkdown(toLine(source, maxLength.value)) || 'unknown'],
  };
}

function toValues(value: string | undefined): readonly string[] {
  const line = escapeMarkdown(toLine(value ?? '', maxLength.value));
  return line === '' ? [] : [line];
}

/** A semicolon separates names, so one inside of a name becomes a comma. */
function toNamed(name: string): readonly string[] {
  const line = toLine(name.replaceAll(';', ','), maxLength.name);
  return line === '' || line === otherAuthors ? [] : [escapeMarkdown(line)];
}

/** Each address once. One that is too long is left out, since a part of it would lead elsewhere. */
function toAddresses(urls: readonly (string | undefined)[]): readonly string[] {
  const addresses = urls.flatMap((url) => (url === undefined ? [] : (escapeUrl(url) ?? [])));
  return [...new Set(addresses)].filter((address) => address.length <= maxLength.address);
}

const unseen = new RegExp(String.raw`[${withoutEffect}]`, 'g');
const blank = new RegExp(String.raw`[\s\p{Cc}${directionControls}]+`, 'gu');

/** The text on one line, without invisible and control characters, cut between two characters. */
function toLine(text: string, maxUnits: number): string {
  const line = text
    .slice(0, maxUnits * 2)
    .replace(unseen, '')
    .replace(blank, ' ')
    .trim()
    .slice(0, maxUnits);
  return line.replace(/\p{Cs}/gu, '\ufffd').trim();
}

/** Web addresses in an abstract stay links. */
function escapeProse(text: string): string {
  return escapeMarkdown(text).replace(/\\(?=:\/\/)/g, '');
}

/** Number signs at the end of a heading belong to its marks, if a space is before them (CommonMark 0.31, "ATX headings"). */
function escapeHeading(title: string): string {
  return escapeMarkdown(title).replace(/(?<=\s)(#+)$/, '\\$1');
}

/**
 * The labels of the facts in a section, in the order in which they are written. Every section has `Added from`, which tells the sections
 * that Marginalia wrote from other Markdown.
 */
export const factLabels = ['Authors', 'Date', 'Year', 'Venue', 'arXiv', 'DOI', 'Link', 'Added from'] as const;

/** The last of the authors if the list is incomplete. */
export const otherAuthors = 'and others';

/** The words before the text of a section: the paper's own abstract, or what someone else wrote about the paper. */
export const textLabels = { abstract: '**Abstract.** ', summary: '**Summary.** ' } as const;
