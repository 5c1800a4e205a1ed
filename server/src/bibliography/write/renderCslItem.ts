import { escapeCsl } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { listCslNames } from './authorNames';
import { describeSource } from './describeSource';
import { findShortTitle, type EntryOptions } from './paperFields';
import { getWorkFacts, type PublicationKind, type WorkFacts } from './workFacts';

const types: Readonly<Record<Exclude<PublicationKind, 'other'>, string>> = {
  preprint: 'article',
  article: 'article-journal',
  'in-proceedings': 'paper-conference',
  'in-collection': 'chapter',
  book: 'book',
  report: 'report',
};

/** What is known of the paper, as CSL-JSON (schema 1.0.2). */
export function renderCslItem(paper: Paper, key: CitationKey, options: EntryOptions = {}): CslItem {
  const facts = getWorkFacts(paper, options.preferredVersion);
  const short = facts.authors.length === 0 ? findShortTitle(paper.title) : undefined;
  const source = describeSource(paper);
  return {
    id: key,
    type: chooseCslType(facts),
    ...(facts.authors.length === 0 ? {} : { author: listCslNames(facts) }),
    title: escapeCsl(paper.title),
    ...(short === undefined ? {} : { 'title-short': escapeCsl(short) }),
    ...listCslVariables(facts),
    ...(options.abstract === 'include' && paper.abstract !== '' ? { abstract: escapeCsl(paper.abstract) } : {}),
    ...(source === undefined ? {} : { custom: { marginalia: { source: escapeCsl(source) } } }),
  };
}

/** A preprint is an `article`, as CSL 1.0.2 says. If it is unknown how a work was published, it is a `document`. */
export function chooseCslType({ kind, arxivId }: WorkFacts): string {
  return kind !== 'other' ? types[kind] : arxivId === undefined ? 'document' : 'article';
}

/** The variables for the facts, except for the authors. */
export function listCslVariables(facts: WorkFacts): Omit<CslItem, 'id' | 'type'> {
  const { kind, year, venue, arxivId, doi, url } = facts;
  const isPreprint = kind === 'preprint' || (kind === 'other' && arxivId !== undefined);
  const publisher =
    kind === 'report' ? venue : isPreprint && venue === undefined ? 'arXiv' : kind === 'other' ? undefined : facts.publisher;
  return {
    ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
    ...(isPreprint ? { number: `arXiv:${arxivId}` } : {}),
    ...text('container-title', kind === 'report' || kind === 'book' ? undefined : venue),
    ...text('volume', facts.volume),
    ...text('issue', facts.issue),
    ...text('page', facts.pages),
    ...text('publisher', publisher),
    ...text('DOI', doi),
    ...(url === undefined ? {} : { URL: url }),
  };
}

function text(variable: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [variable]: escapeCsl(value) };
}
