import type { FeedSource } from './feedSource';

/** A GET of a page of a source. */
export interface FeedRequest {
  readonly url: string;
  /** The largest answer that is read, in bytes. */
  readonly mostBytes: number;
}

/** The most papers in an answer that Hugging Face and arXiv's API are asked for. */
const mostPapers = 100;
const mostBytes = 10 * 1024 * 1024;
/** The most pages of a source that are fetched. */
const mostPages = 10;

/**
 * The request for a page of a source, the first of which is 0. The source must have no problem. Documentation: the Hub API of Hugging
 * Face ("daily_papers"), arXiv's help ("RSS feeds") and the manual of arXiv's API ("Query interface").
 */
export function createFeedRequest(source: FeedSource, page: number): FeedRequest {
  return { url: toUrl(source, page), mostBytes };
}

function toUrl(source: FeedSource, page: number): string {
  switch (source.kind) {
    case 'daily-papers':
    case 'weekly-papers': {
      const time: Record<string, string> = source.kind === 'daily-papers' ? { date: source.day } : { week: source.week };
      return `https://huggingface.co/api/daily_papers?${new URLSearchParams({ ...time, limit: `${mostPapers}`, p: `${page}` })}`;
    }
    case 'arxiv-listing':
      return `https://rss.arxiv.org/rss/${source.categories.join('+')}`;
    case 'arxiv-query': {
      const order = { sortBy: 'submittedDate', sortOrder: 'descending', max_results: `${mostPapers}` };
      return `https://export.arxiv.org/api/query?${new URLSearchParams({ search_query: source.query.trim(), ...order })}`;
    }
    case 'feed':
      return source.url;
  }
}

/**
 * Whether there may be a page after `page`, which had so many papers. Only Hugging Face has pages. A page of it may hold fewer papers
 * than were asked for, since some are hidden, so only a page that is less than half full is surely the last.
 */
export function mayHaveNextPage({ kind }: FeedSource, page: number, papers: number): boolean {
  const hasPages = kind === 'daily-papers' || kind === 'weekly-papers';
  return hasPages && page + 1 < mostPages && papers * 2 >= mostPapers;
}
