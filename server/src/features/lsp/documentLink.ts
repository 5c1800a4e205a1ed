import type { Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';

export interface DocumentLinkResult {
  readonly span: Span;
  readonly url: string;
}

/** `arXiv:2411.13560v2`, `arXiv:cs/0112017` (arXiv's help page, "Understanding the arXiv identifier"). */
const arxivIdentifier = /\barXiv:\s?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/gi;
/** `DOI: 10.1016/j.jenvman.2024.122526` (DOI Handbook, section 2.2: a prefix with 10., a slash, a suffix). */
const doiIdentifier = /\bdoi:\s?(10\.\d{4,9}\/[^\s"<>]+)/gi;
const webAddress = /\bhttps?:\/\/[^\s<>"'`{}|\\^[\]]+/gi;

/** `doi = {10.1016/j.jenvman.2024.122526}` of a bibliography. */
const doiField = /\bdoi["']?\s{0,40}[=:][{"'\s]{0,40}(10\.\d{4,9}\/[^\s"'{},<>]+)/gi;

/** A longer text is a collection that nobody reads for its links, and an editor asks for all of them at every edit. */
const longestText = 4 * 1024 * 1024;

/** Identifiers and addresses of a digest or a bibliography as links. Only web addresses become links. Empty for other documents. */
export function documentLink(snapshot: Snapshot, uri: string): readonly DocumentLinkResult[] {
  const bibliography = snapshot.bibliographies.get(uri);
  const file = snapshot.digests.get(uri) ?? bibliography;
  if (file === undefined || file.text.length > longestText) return [];
  const links: DocumentLinkResult[] = [];
  for (const match of file.text.matchAll(arxivIdentifier)) links.push(linkOf(match, match[0], `https://arxiv.org/abs/${match[1] ?? ''}`));
  for (const match of file.text.matchAll(doiIdentifier)) {
    const doi = trimPunctuation(match[1] ?? '');
    links.push(linkOf(match, trimPunctuation(match[0]), toDoiUrl(doi)));
  }
  for (const match of bibliography === undefined ? [] : file.text.matchAll(doiField)) {
    const doi = match[1] ?? '';
    const start = match.index + match[0].length - doi.length;
    links.push({ span: { start, end: start + doi.length }, url: toDoiUrl(doi) });
  }
  for (const match of file.text.matchAll(webAddress)) {
    const address = trimPunctuation(match[0]);
    if (isAddress(address)) links.push(linkOf(match, address, address));
  }
  return links.sort((a, b) => a.span.start - b.span.start);
}

/** Half of a surrogate pair has no encoding. */
function toDoiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replace(/\p{Cs}/gu, '\ufffd'))}`;
}

function linkOf(match: RegExpExecArray, shown: string, url: string): DocumentLinkResult {
  return { span: { start: match.index, end: match.index + shown.length }, url };
}

/** A sentence's punctuation is no part of an address; a closing parenthesis is where the address opens one. */
function trimPunctuation(text: string): string {
  const opening = text.indexOf('(');
  let end = text.length;
  while (end > 0 && (/[.,;:!?…]/.test(text.charAt(end - 1)) || (text.charAt(end - 1) === ')' && (opening === -1 || opening >= end))))
    end -= 1;
  return text.slice(0, end);
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}
