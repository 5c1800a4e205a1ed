import type { PaperLink, PaperLinkKind } from '../model/paperEntry';
import { alternation } from '../base/alternation';

/** What the links and identifiers of a stretch of text say about a paper. */
export interface References {
  readonly links: readonly PaperLink[];
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

/** arXiv's own page on identifiers: `2411.13560`, with or without version; before April 2007 `cs/0112017`, `math.GT/0309136`. */
const arxivIdPattern = '(\\d{4}\\.\\d{4,5}|[a-z][a-z-]{1,15}(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d{1,3})?';
const labelledArxivId = new RegExp(`^(?:arxiv(?: ?id)?:? ?)?${arxivIdPattern}$`, 'i');
const mentionedArxivId = new RegExp(`\\barxiv:${arxivIdPattern}(?![\\w.]*\\d)`, 'i');
const arxivUrl = new RegExp(
  `(?:arxiv\\.org/(?:abs|pdf|html)|alphaxiv\\.org/(?:abs|overview)|huggingface\\.co/papers)/${arxivIdPattern}`,
  'i',
);
/** Crossref's recommended pattern for DOIs. */
const doiPattern = /\b(10\.\d{4,9}\/[-._;()/:A-Z0-9]+)/i;
const url = /https?:\/\/[^\s<>"'`{}|\\^]{1,2000}|\b(?:github|gitlab|bitbucket)\.(?:com|org)\/[\w.-]{1,200}\/[\w./-]{0,200}[\w-]/gi;
const codeHost = /^(?:https?:\/\/)?(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|codeberg\.org)\/[\w.-]+\/[\w.-]/i;
/** Addresses of a page's own machinery. */
const pageOfHub = alternation(
  String.raw`(?:login|join|front|avatars|settings|subscribe)\b papers/(?:trending|date|week|month)\b [\w.-]*/?$`,
);
const furnitureUrl = new RegExp(
  String.raw`huggingface\.co/${pageOfHub}|\.(?:png|jpe?g|gif|svg|webp|ico)(?:[?#]|$)|cdn-avatars|gravatar\.com|scholar\.google\.[a-z.]{2,9}/(?:citations\?.{0,500}\bupdate_op=|scholar_(?:alerts|share|settings)\b)`,
  'i',
);

/** Whether a text may hold a URL or an identifier at all; cheap, and false for most abstracts. */
export function mayHoldReferences(text: string): boolean {
  return text.includes('http') || text.includes('github.com/') || text.includes('GitHub.com/');
}

/** Bare URLs in running text, in order: `Code is available at https://github.com/a/b.` without the full stop. */
export function findUrls(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(url)) {
    const address = trimUrl(match[0]);
    found.push(/^https?:/i.test(address) ? address : `https://${address}`);
  }
  return found;
}

/** A URL without the punctuation of the sentence around it; a closing bracket stays only with its opening one. */
function trimUrl(address: string): string {
  let end = address.length;
  const opening = { ')': address.indexOf('('), ']': address.indexOf('[') };
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (/[.,;:!?*_~…]/.test(last)) continue;
    if ((last === ')' || last === ']') && (opening[last] === -1 || opening[last] >= end)) continue;
    break;
  }
  return address.slice(0, end);
}

/** Hosts and files of papers, beside arXiv and DOIs. */
const paperUrl = new RegExp(
  alternation(String.raw`openreview\.net/ aclanthology\.org/ proceedings\. \.pdf(?:[?#]|$) semanticscholar\.org/ ieeexplore\. dl\.acm\.org
    link\.springer\. openaccess\.thecvf nature\.com/ sciencedirect\. biorxiv\. jmlr\.org ssrn\. neurips\.cc/ pubmed`),
  'i',
);

/** Whether a URL leads to one paper, so that the words of its link may be a title. */
export function isPaperUrl(address: string): boolean {
  return findArxivIdInUrl(address) !== undefined || /doi\.org\/10\./i.test(address) || paperUrl.test(address);
}

/** What a URL leads to; undefined for addresses of a page's own furniture (log-in, images). */
function classifyUrl(address: string): PaperLinkKind | undefined {
  if (furnitureUrl.test(address)) return undefined;
  if (codeHost.test(address)) return 'code';
  if (/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/abs\//i.test(address)) return 'arxiv';
  if (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(address)) return 'doi';
  if (/^https?:\/\/(?:www\.)?arxiv\.org\/pdf\/|\.pdf(?:[?#]|$)|openreview\.net\/pdf\b/i.test(address)) return 'pdf';
  return 'page';
}

/** What URLs of a paper's own block say, in their order and each once. */
export function readReferences(urls: readonly string[]): References {
  const links: PaperLink[] = [];
  let arxivId: string | undefined;
  let doi: string | undefined;
  for (const address of new Set(urls)) {
    const kind = classifyUrl(address);
    if (kind === undefined) continue;
    links.push({ kind, url: address });
    arxivId ??= findArxivIdInUrl(address);
    doi ??= kind === 'doi' ? findDoi(address) : undefined;
  }
  return { links, arxivId, doi };
}

export function findArxivIdInUrl(address: string): string | undefined {
  return arxivUrl.exec(address)?.[1];
}

/** The identifier that a whole string is: `arXiv:2411.13560v2`, `2411.13560`, `cs/0112017`, or a URL of its page. */
export function readArxivId(text: string): string | undefined {
  const trimmed = text.trim();
  return labelledArxivId.exec(trimmed)?.[1] ?? findArxivIdInUrl(trimmed);
}

/** The year in which a paper came to arXiv: `2305.14251` and `cs/0112017` begin with year and month. */
export function yearOfArxivId(arxivId: string | undefined): number | undefined {
  const [, year] = /^(?:[a-z].*\/)?(\d\d)(?:0[1-9]|1[0-2])/.exec(arxivId ?? '') ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

/** An identifier with its label in running text: `arXiv preprint arXiv:1912.02015, 2019`. */
export function findArxivId(text: string): string | undefined {
  return mentionedArxivId.exec(text)?.[1];
}

/** The first DOI of a string, without resolver and without the punctuation behind it. */
export function findDoi(text: string): string | undefined {
  const found = doiPattern.exec(text)?.[1];
  return found === undefined ? undefined : trimUrl(found);
}

/** A line that is nothing but identifiers and addresses, with a few words at most: `arXiv:2410.10819 [cs.CL]`. */
export function readReferenceLine(line: string): References | undefined {
  const arxivId = readArxivId(line.replace(/ \[[\w. -]{2,40}\]$/, ''));
  if (arxivId !== undefined && !line.includes('/abs/')) return { links: readReferences(findUrls(line)).links, arxivId };
  if (!line.includes('http')) return undefined;
  const urls = findUrls(line);
  const rest = urls.reduce((left, address) => left.replace(address, ''), line);
  return urls.length > 0 && rest.trim().length <= 30 ? readReferences(urls) : undefined;
}
