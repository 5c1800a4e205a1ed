import { escapeCsl } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CslItem, CslValue } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { listCslNames } from './authorNames';
import { describeSource } from './describeSource';
import type { FieldFact, FieldOfFact } from './factFields';
import { type EntryOptions, findShortTitle } from './renderEntry';
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
  const { author, ...others } = renderCslFacts(facts);
  return {
    id: key,
    type: chooseCslType(facts),
    ...toMembers([author]),
    title: escapeCsl(paper.title),
    ...(short === undefined ? {} : { 'title-short': escapeCsl(short) }),
    ...toMembers(Object.values(others)),
    ...(options.abstract === 'include' && paper.abstract !== '' ? { abstract: escapeCsl(paper.abstract) } : {}),
    ...(source === undefined ? {} : { custom: { marginalia: { source: escapeCsl(source) } } }),
  };
}

/** A preprint is an `article`, as CSL 1.0.2 says. If it is unknown how a work was published, it is a `document`. */
export function chooseCslType({ kind, arxivId }: WorkFacts): string {
  return kind !== 'other' ? types[kind] : arxivId === undefined ? 'document' : 'article';
}

/** The variables of an item, in the order in which a new item has them. A fact that is unknown has no variable. */
export function renderCslFacts(facts: WorkFacts): Readonly<Partial<Record<FieldFact, FieldOfFact<CslValue>>>> {
  const { kind, authors, year, venue, arxivId, url } = facts;
  const isPreprint = kind === 'preprint' || (kind === 'other' && arxivId !== undefined);
  const publisher =
    kind === 'report' ? venue : isPreprint && venue === undefined ? 'arXiv' : kind === 'other' ? undefined : facts.publisher;
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : escapeCsl(value));
  const variables: Readonly<Partial<Record<FieldFact, FieldOfFact<CslValue>>>> = {
    author: { name: 'author', value: authors.length === 0 ? undefined : listCslNames(facts) },
    year: { name: 'issued', value: year === undefined ? undefined : { 'date-parts': [[year]] } },
    eprint: { name: 'number', value: isPreprint ? `arXiv:${arxivId}` : undefined },
    venue: { name: 'container-title', value: text(kind === 'report' || kind === 'book' ? undefined : venue) },
    volume: { name: 'volume', value: text(facts.volume) },
    issue: { name: 'issue', value: text(facts.issue) },
    pages: { name: 'page', value: text(facts.pages) },
    publisher: { name: 'publisher', value: text(publisher) },
    doi: { name: 'DOI', value: text(facts.doi) },
    url: { name: 'URL', value: url },
  };
  return Object.fromEntries(Object.entries(variables).filter(([, { value }]) => value !== undefined));
}

function toMembers(variables: readonly (FieldOfFact<CslValue> | undefined)[]): Partial<CslItem> {
  return Object.fromEntries(variables.flatMap((variable) => (variable === undefined ? [] : [[variable.name, variable.value]])));
}
