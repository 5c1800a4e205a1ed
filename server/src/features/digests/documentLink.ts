import { listArxivIds, listDois, toArxivUrl, toDoiUrl, trimUrl } from '#text';
import type { Snapshot } from '#workspace';
import type { Span } from '../../base/span';

interface DocumentLinkResult {
  readonly span: Span;
  readonly url: string;
}

const webAddress = /\bhttps?:\/\/[^\s<>"'`{}|\\^[\]]+/gi;

/** A DOI in a field of a bibliography: `doi = {10.1016/j.jenvman.2024.122526}`. */
const doiField = /\bdoi["']?\s{0,40}[=:][{"'\s]{0,40}(10\.\d{4,9}\/[^\s"'{},<>]+)/gi;

/** The length of the longest text that gets links, in UTF-16 code units. The editor asks for all links again after every edit. */
const maxTextLength = 4 * 1024 * 1024;

/** Links for the web addresses, arXiv identifiers and DOIs in a digest or bibliography. Empty for other documents. */
export function documentLink(snapshot: Snapshot, uri: string): readonly DocumentLinkResult[] {
  const bibliography = snapshot.bibliographies.get(uri);
  const file = snapshot.digests.get(uri) ?? bibliography;
  if (file === undefined || file.text.length > maxTextLength) return [];
  const links: DocumentLinkResult[] = [];
  for (const { start, end, arxivId } of listArxivIds(file.text)) links.push({ span: { start, end }, url: toArxivUrl(arxivId) });
  for (const { start, end, doi } of listDois(file.text)) links.push({ span: { start, end }, url: toDoiUrl(doi) });
  for (const match of bibliography === undefined ? [] : file.text.matchAll(doiField)) {
    const doi = match[1] ?? '';
    const start = match.index + match[0].length - doi.length;
    links.push({ span: { start, end: start + doi.length }, url: toDoiUrl(doi) });
  }
  for (const match of file.text.matchAll(webAddress)) {
    const address = trimUrl(match[0]);
    if (URL.canParse(address)) links.push({ span: { start: match.index, end: match.index + address.length }, url: address });
  }
  return links.sort((a, b) => a.span.start - b.span.start);
}
