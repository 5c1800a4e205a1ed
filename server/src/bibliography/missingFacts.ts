import type { BibliographyEntry } from '../model/bibliography';
import type { PaperEntry } from '../model/paperEntry';
import { isCslEntry } from './csl/cslEntry';
import { getFieldValue, saysWhere } from './entryFields';
import { describesDigest } from './write/describeSource';
import { listOwnPages } from './write/workFacts';

/** What every style prints of a reference, in words for the writer. */
export type MissingFact = 'author' | 'year' | 'venue or identifier';

/** Fields of BibTeX and biblatex by the fact that they give. */
const bibtexFields: Readonly<Record<MissingFact, readonly string[]>> = {
  author: ['author', 'editor', 'editora', 'translator', 'bookauthor', 'holder'],
  year: ['year', 'date', 'eventdate', 'origdate', 'pubstate'],
  'venue or identifier': (
    'journal journaltitle booktitle maintitle eventtitle series publisher school institution organization howpublished ' +
    'doi eprint url isbn issn isrn pmid number'
  ).split(' '),
};

/** Variables of CSL by the fact that they give. */
const cslVariables: Readonly<Record<MissingFact, readonly string[]>> = {
  author: 'author editor translator container-author collection-editor composer director interviewer recipient'.split(' '),
  year: ['issued', 'event-date', 'original-date', 'status'],
  'venue or identifier': 'container-title event event-title collection-title publisher archive genre number DOI URL ISBN ISSN PMID'.split(
    ' ',
  ),
};

/** Works that an organization publishes without naming an author, in BibTeX, biblatex and CSL. */
const ofOrganizations =
  /^(?:manual|online|electronic|www|software|dataset|report|techreport|standard|patent|legislation|legal|jurisdiction|webpage|post|post-weblog|legal_case|bill|regulation|treaty)$/;
/** Collections, whose entries other entries refer to. They often have neither author nor editor. */
const collections = /^(?:mv)?(?:proceedings|collection|periodical|reference|book|booklet)$/;
/** Works that are venues themselves. */
const venues = /^(?:(?:mv)?proceedings|periodical)$/;
/** Types of works whose year may be unknown if it is known when they were read. */
const webPages = /^(?:online|electronic|www|misc|software|dataset|webpage|post|post-weblog)$/;

/** The facts that the entry, with what it inherits, lacks. Values are not checked: `year = {to appear}` is a year. */
export function listMissingFacts(entry: BibliographyEntry): readonly MissingFact[] {
  // Reading all fields takes time, so entries that evidently lack nothing are recognised without it. A set has only a list of entries
  // (biblatex manual, "Entry Sets").
  if (listMissingPaperFacts(entry).length === 0 || entry.entryType === 'set') return [];
  const fields = entry.fields();
  const [names, notes, readOn] = isCslEntry(entry)
    ? [cslVariables, ['note'], ['accessed']]
    : [bibtexFields, ['note', 'addendum'], ['urldate']];
  const has = (...fieldNames: readonly string[]): boolean => getFieldValue(fields, ...fieldNames) !== '';
  // What is unpublished has its note in the place of a venue (btxdoc, section 3.1).
  const hasNote = notes.some((name) => {
    const note = getFieldValue(fields, name);
    return note !== '' && !describesDigest(note) && (entry.entryType === 'unpublished' || saysWhere(note));
  });
  const isSatisfied: Readonly<Record<MissingFact, boolean>> = {
    author:
      has(...names.author) ||
      collections.test(entry.entryType) ||
      (ofOrganizations.test(entry.entryType) && has('organization', 'institution', 'publisher', 'authority')),
    year: has(...names.year) || (webPages.test(entry.entryType) && has(...readOn)),
    'venue or identifier': has(...names['venue or identifier']) || hasNote || venues.test(entry.entryType),
  };
  return allFacts.filter((fact) => !isSatisfied[fact]);
}

const allFacts: readonly MissingFact[] = ['author', 'year', 'venue or identifier'];

/** The facts that are not known of a paper, from whatever source. */
export function listMissingPaperFacts(
  paper: Pick<PaperEntry, 'authors' | 'year' | 'venue' | 'arxivId' | 'doi' | 'links' | 'abstract'>,
): readonly MissingFact[] {
  const { authors, year, venue, arxivId, doi } = paper;
  return [
    ...(authors.length === 0 ? (['author'] as const) : []),
    ...(year === undefined ? (['year'] as const) : []),
    ...(venue === undefined && arxivId === undefined && doi === undefined && listOwnPages(paper).length === 0
      ? (['venue or identifier'] as const)
      : []),
  ];
}

/** "no author or year", "no author, year, venue or identifier" */
export function describeMissingFacts(missing: readonly MissingFact[]): string {
  return `no ${missing.join(missing.includes('venue or identifier') ? ', ' : ' or ')}`;
}
