import { escapeUrl } from '../../base/escape';
import { toArxivUrl } from '../../text/identifiers/arxivId';
import { toDoiUrl } from '../../text/identifiers/doi';
import type { Paper } from '../../model/paper';

/** A page on the web about a paper. */
export interface OnlinePage {
  /** The name of the page as the writer sees it: "arXiv". */
  readonly label: string;
  readonly url: string;
}

const labels = { arxiv: 'arXiv', doi: 'DOI', code: 'Code', pdf: 'PDF', page: 'Page' } as const;

/**
 * The web pages of a paper that follow from its arXiv identifier, its DOI and its links: at most one of each kind, arXiv and DOI first.
 * Links that are not web addresses are ignored.
 */
export function listKnownPages({ links, arxivId, doi }: Pick<Paper, 'links' | 'arxivId' | 'doi'>): readonly OnlinePage[] {
  const byKind = new Map<string, string>();
  if (arxivId !== undefined) byKind.set('arxiv', toArxivUrl(arxivId));
  if (doi !== undefined) byKind.set('doi', toDoiUrl(doi));
  for (const { kind, url } of links) if (!byKind.has(kind) && /^https?:\/\//i.test(url)) byKind.set(kind, url);
  return (['arxiv', 'doi', 'code', 'pdf', 'page'] as const).flatMap((kind) => {
    const url = escapeUrl(byKind.get(kind) ?? '');
    return url === undefined ? [] : [{ label: labels[kind], url }];
  });
}

/**
 * Pages that search the web for a title. The addresses are those that the search forms of arxiv.org, semanticscholar.org and
 * scholar.google.com produce.
 */
export function listTitleSearches(title: string): readonly OnlinePage[] {
  const query = encodeURIComponent(title.replace(/\p{Cs}/gu, ' ')).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [
    { label: 'arXiv', url: `https://arxiv.org/search/?searchtype=title&query=${query}` },
    { label: 'Semantic Scholar', url: `https://www.semanticscholar.org/search?q=${query}` },
    { label: 'Google Scholar', url: `https://scholar.google.com/scholar?q=${query}` },
  ];
}
