import type { PaperFacts } from '#digest';

/** Where a digest is fetched from. */
export type FeedSource =
  /** Hugging Face daily papers of one day: `2026-06-23`. */
  | { readonly kind: 'daily-papers'; readonly day: string }
  /** Hugging Face daily papers of one ISO week: `2026-W26`. */
  | { readonly kind: 'weekly-papers'; readonly week: string }
  /** The newest announcements of arXiv in some categories: `cs.CL`, `stat`. */
  | { readonly kind: 'arxiv-listing'; readonly categories: readonly string[] }
  /** The papers that were submitted last of those that a query of arXiv's API finds: `cat:cs.CL AND all:"sparse attention"`. */
  | { readonly kind: 'arxiv-query'; readonly query: string }
  /** A feed in RSS or Atom at an address that the writer typed. */
  | { readonly kind: 'feed'; readonly url: string };

/** A paper that was found, and the words for where it was found: `Hugging Face daily papers, 2026-06-23`. */
export interface FeedPaper {
  readonly facts: PaperFacts;
  readonly source: string;
}

/** A GET of a page of a source. */
export interface FeedRequest {
  readonly url: string;
  /** The largest answer that is read, in bytes. */
  readonly maxBytes: number;
}

const category = /^[a-z]{1,10}(?:-[a-z]{2,4})?(?:\.[A-Za-z]{2,8}(?:-[a-z]{2,4})?)?$/;
/** The longest query and the longest address, in UTF-16 units. */
const maxLength = 2_000;

/** Why a source can't be fetched, in words for the writer; undefined if it can. */
export function findSourceProblem(source: FeedSource): string | undefined {
  switch (source.kind) {
    case 'daily-papers':
      return isDay(source.day) ? undefined : `"${source.day}" isn't a date. Enter a date such as 2026-06-23.`;
    case 'weekly-papers':
      return /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/.test(source.week)
        ? undefined
        : `"${source.week}" isn't a week. Enter a week such as 2026-W26.`;
    case 'arxiv-listing': {
      if (source.categories.length === 0 || source.categories.length > 20) return 'Enter 1 to 20 arXiv categories.';
      const wrong = source.categories.find((each) => !category.test(each));
      return wrong === undefined ? undefined : `"${wrong}" isn't an arXiv category. Enter a category such as cs.CL.`;
    }
    case 'arxiv-query':
      return source.query.trim() === '' || source.query.length > maxLength
        ? 'Enter a query such as cat:cs.CL AND all:"sparse attention".'
        : undefined;
    case 'feed':
      return findAddressProblem(source.url);
  }
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function findAddressProblem(text: string): string | undefined {
  if (text.length > maxLength || !URL.canParse(text)) return 'Enter a web address such as https://example.org/feed.xml.';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'https:') return 'The address must begin with https://.';
  return username === '' && password === '' ? undefined : "The address can't contain a user name or password.";
}

/** The name of a source for the writer: `Hugging Face daily papers, 2026-06-23`. */
export function nameSource(source: FeedSource): string {
  switch (source.kind) {
    case 'daily-papers':
      return `Hugging Face daily papers, ${source.day}`;
    case 'weekly-papers':
      return `Hugging Face daily papers, ${source.week}`;
    case 'arxiv-listing':
      return `arXiv listing ${source.categories.join(', ')}`;
    case 'arxiv-query':
      return `arXiv query ${source.query.trim().replace(/\s+/g, ' ')}`;
    case 'feed':
      return withoutProtocol(source.url);
  }
}

/** `journal.example/current.xml` */
function withoutProtocol(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}${search}`;
}

/** The name of the digest into which a source is fetched. The default globs of digests match it: `hugging-face-2026-06-23-digest.md`. */
export function nameDigestFile(source: FeedSource): string {
  return `${toFileName(source)}-digest.md`;
}

function toFileName(source: FeedSource): string {
  switch (source.kind) {
    case 'daily-papers':
      return `hugging-face-${source.day}`;
    case 'weekly-papers':
      return `hugging-face-${source.week}`;
    case 'arxiv-listing':
      return toSlug(`arxiv-${source.categories.join('-')}`);
    case 'arxiv-query':
      return toSlug(`arxiv-${source.query}`);
    case 'feed': {
      const { hostname, pathname } = new URL(source.url);
      return toSlug(`${hostname}${pathname.replace(/\.(?:xml|rss|atom)$/i, '')}`);
    }
  }
}

/** Letters, digits, dots and hyphens, as every file system takes them. */
function toSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, 80)
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** The most papers in an answer that Hugging Face and arXiv's API are asked for. */
const maxPapers = 100;
const maxBytes = 10 * 1024 * 1024;
/** The most pages of a source that are fetched. */
const maxPages = 10;

/**
 * The request for a page of a source, the first of which is 0. The source must have no problem. Documentation: the Hub API of Hugging
 * Face ("daily_papers"), arXiv's help ("RSS feeds") and the manual of arXiv's API ("Query interface").
 */
export function createFeedRequest(source: FeedSource, page: number): FeedRequest {
  return { url: toUrl(source, page), maxBytes };
}

function toUrl(source: FeedSource, page: number): string {
  switch (source.kind) {
    case 'daily-papers':
    case 'weekly-papers': {
      const time: Record<string, string> = source.kind === 'daily-papers' ? { date: source.day } : { week: source.week };
      return `https://huggingface.co/api/daily_papers?${new URLSearchParams({ ...time, limit: `${maxPapers}`, p: `${page}` })}`;
    }
    case 'arxiv-listing':
      return `https://rss.arxiv.org/rss/${source.categories.join('+')}`;
    case 'arxiv-query': {
      const order = { sortBy: 'submittedDate', sortOrder: 'descending', max_results: `${maxPapers}` };
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
  return hasPages && page + 1 < maxPages && papers * 2 >= maxPapers;
}
