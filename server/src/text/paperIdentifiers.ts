import { alternation } from '../base/alternation';
import type { PaperLink, PaperLinkKind } from '../model/paperEntry';
import type { WorkIdentifiers } from '../model/registryRecord';
import { findArxivIdInUrl, findDoi, findUrls, isRepository, readArxivDoi, readArxivId } from './identifiers';

/** The links and identifiers of a paper that were found in a piece of text. */
export interface PaperIdentifiers {
  readonly links: readonly PaperLink[];
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

/** Addresses on Hugging Face that are not about one paper: log-in, settings, lists of papers, profiles. */
const huggingFacePage = alternation(
  String.raw`(?:login|join|front|avatars|settings|subscribe)\b papers/(?:trending|date|week|month)\b [\w.-]*/?$`,
);
const nonPaperUrl = new RegExp(
  String.raw`huggingface\.co/${huggingFacePage}|\.(?:png|jpe?g|gif|svg|webp|ico)(?:[?#]|$)|cdn-avatars|gravatar\.com|scholar\.google\.[a-z.]{2,9}/(?:citations\?.{0,500}\bupdate_op=|scholar_(?:alerts|share|settings)\b)`,
  'i',
);

/** Matches the addresses of papers on sites other than arXiv and doi.org, and of PDF files. */
const paperUrl = new RegExp(
  alternation(String.raw`openreview\.net/ aclanthology\.org/ proceedings\. \.pdf(?:[?#]|$) semanticscholar\.org/ ieeexplore\. dl\.acm\.org
    link\.springer\. openaccess\.thecvf nature\.com/ sciencedirect\. biorxiv\. jmlr\.org ssrn\. neurips\.cc/ pubmed`),
  'i',
);

/** Whether a URL probably leads to one paper, so that its link text may be a title. */
export function isPaperUrl(address: string): boolean {
  return findArxivIdInUrl(address) !== undefined || /doi\.org\/10\./i.test(address) || paperUrl.test(address);
}

/** The kind of a link; undefined for a link that is only a part of the web page around it, such as a link to a log-in or an image. */
function classifyUrl(address: string): PaperLinkKind | undefined {
  if (nonPaperUrl.test(address)) return undefined;
  if (isRepository(address)) return 'code';
  if (/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/abs\//i.test(address)) return 'arxiv';
  if (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(address)) return 'doi';
  if (/^https?:\/\/(?:www\.)?arxiv\.org\/pdf\/|\.pdf(?:[?#]|$)|openreview\.net\/pdf\b/i.test(address)) return 'pdf';
  return 'page';
}

/** The links and identifiers in the URLs of one paper. Links are in order, without repetitions. */
export function readPaperUrls(urls: readonly string[]): PaperIdentifiers {
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

/** Reads a line of identifiers and addresses with at most a few other words: `arXiv:2410.10819 [cs.CL]`; undefined for other lines. */
export function readIdentifierLine(line: string): PaperIdentifiers | undefined {
  const arxivId = readArxivId(line.replace(/ \[[\w. -]{2,40}\]$/, ''));
  if (arxivId !== undefined && !line.includes('/abs/')) return { links: readPaperUrls(findUrls(line)).links, arxivId };
  if (!line.includes('http')) return undefined;
  const urls = findUrls(line);
  const rest = urls.reduce((left, address) => left.replace(address, ''), line);
  return urls.length > 0 && rest.trim().length <= 30 ? readPaperUrls(urls) : undefined;
}

/** The DOIs that the ACL Anthology registers end with its identifiers: `10.18653/v1/2020.acl-main.703`, `10.3115/v1/P14-1001`. */
const anthologyDoi = /^10\.(?:18653|3115)\/v1\/(.+)$/i;

/**
 * The identifiers of a work as words that begin with `arxiv:` or `doi:` and are equal if the identifiers are. A DOI that arXiv made is
 * written as an arXiv identifier, an identifier of the ACL Anthology as the DOI that is made from it.
 */
export function listIdentifierKeys({ arxivId, doi, aclId }: WorkIdentifiers): readonly string[] {
  const keys: string[] = [];
  if (arxivId !== undefined) keys.push(toArxivKey(arxivId));
  if (aclId !== undefined) keys.push(toAnthologyKey(aclId));
  if (doi !== undefined) {
    const own = readArxivDoi(doi);
    const ofAnthology = anthologyDoi.exec(doi)?.[1];
    keys.push(own !== undefined ? toArxivKey(own) : ofAnthology !== undefined ? toAnthologyKey(ofAnthology) : toDoiKey(doi));
  }
  return [...new Set(keys)];
}

/** The version at the end of a DOI of Research Square or Preprints.org: `10.21203/rs.3.rs-1234/v2`. */
const versionedPreprint = /^(10\.(?:21203|20944)\/.*)[./]v\d+$/;

function toDoiKey(doi: string): string {
  return `doi:${doi.toLowerCase().replace(versionedPreprint, '$1')}`;
}

/** Without the version, and without the subject class that only some sources write: `math.GT/0309136`. */
function toArxivKey(arxivId: string): string {
  const [id] = arxivId.toLowerCase().split(/v\d+$/);
  return `arxiv:${(id ?? '').replace(/\.[a-z]{2}\//, '/')}`;
}

function toAnthologyKey(aclId: string): string {
  return `doi:10.18653/v1/${aclId.toLowerCase()}`;
}
