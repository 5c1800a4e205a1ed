import { escapeCsl } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { listCslNames } from './authorNames';
import { findPrintableArxivId, findShortTitle, findPaperUrl, type EntryOptions } from './paperFields';
import { describeSource } from './describeSource';

/**
 * The facts that the sources of the paper state, as CSL-JSON (schema 1.0.2). A preprint is an `article`, as CSL 1.0.2 says. The type of
 * a paper without an arXiv identifier is unknown, so it is a `document`.
 */
export function renderCslItem(paper: Paper, key: CitationKey, options: EntryOptions = { abstract: 'omit' }): CslItem {
  const { year, doi, venue } = paper;
  const arxivId = findPrintableArxivId(paper);
  const short = paper.authors.length === 0 ? findShortTitle(paper.title) : undefined;
  const url = findPaperUrl(paper);
  const source = describeSource(paper);
  return {
    id: key,
    type: arxivId === undefined ? 'document' : 'article',
    ...(paper.authors.length === 0 ? {} : { author: listCslNames(paper) }),
    title: escapeCsl(paper.title),
    ...(short === undefined ? {} : { 'title-short': escapeCsl(short) }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
    ...(arxivId === undefined ? {} : { number: `arXiv:${arxivId}` }),
    ...(venue !== undefined ? { 'container-title': escapeCsl(venue) } : arxivId === undefined ? {} : { publisher: 'arXiv' }),
    ...(doi === undefined ? {} : { DOI: escapeCsl(doi) }),
    ...(url === undefined ? {} : { URL: url }),
    ...(options.abstract === 'include' && paper.abstract !== '' ? { abstract: escapeCsl(paper.abstract) } : {}),
    ...(source === undefined ? {} : { custom: { marginalia: { source: escapeCsl(source) } } }),
  };
}
