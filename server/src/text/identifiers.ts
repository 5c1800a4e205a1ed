import type { Span } from '../base/span';

/** Matches a DOI in running text, with the pattern that Crossref recommends: `10.1016/j.jenvman.2024.122526`. */
const inText = String.raw`10\.\d{4,9}/[-._;()/:A-Z0-9]+`;
const first = new RegExp(String.raw`\b${inText}`, 'i');
const labelledDoi = new RegExp(String.raw`\bdoi:\s?(${inText})`, 'gi');
const resolver = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|(?:urn:)?doi:\s?)/i;

/** The first DOI in a string, without resolver and trailing punctuation. */
export function findDoi(text: string): string | undefined {
  const found = first.exec(text)?.[0];
  return found === undefined ? undefined : trimUrl(found);
}

/** All DOIs with a label (`doi:10.1000/182`), in order, each with the span of label and DOI. */
export function* listDois(text: string): Generator<Span & { readonly doi: string }> {
  for (const { 0: whole, 1: written = '', index } of text.matchAll(labelledDoi)) {
    const doi = trimUrl(written);
    yield { start: index, end: index + whole.length - (written.length - doi.length), doi };
  }
}

/**
 * The DOI in a string that contains nothing else, with or without a resolver: `https://doi.org/10.1000/182`, `doi:10.1000/182`.
 * undefined for any other string.
 */
export function readDoi(text: string): string | undefined {
  const doi = withoutResolver(text.trim());
  return looksLikeDoi(doi) ? doi : undefined;
}

/** Removes `https://doi.org/` or `doi:` from the beginning of a text. */
export function withoutResolver(text: string): string {
  return text.replace(resolver, '');
}

/** Whether a string begins like a DOI (DOI Handbook, section 2.2): `10.1000/182`, `10.1000.10/123`. */
export function looksLikeDoi(text: string): boolean {
  return /^10\.\d{4,9}(?:\.\d+)*\/\S/.test(text);
}

/** The web address of a DOI. Half of a surrogate pair can't be encoded, so it becomes U+FFFD. */
export function toDoiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replace(/\p{Cs}/gu, '\ufffd'))}`;
}

/**
 * Matches an arXiv identifier with or without a version (arXiv's help, "Understanding the arXiv identifier"): `2411.13560`, or before
 * April 2007 `cs/0112017` and `math.GT/0309136`. The only group is the identifier without the version.
 */
const identifier = String.raw`(\d{4}\.\d{4,5}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?`;
const labelledArxivId = new RegExp(`^(?:arxiv(?: ?id)?:? ?)?${identifier}$`, 'i');
const mention = String.raw`\barxiv:\s?${identifier}(?![\w.]*\d)`;
const firstMention = new RegExp(mention, 'i');
const eachMention = new RegExp(mention, 'gi');
/** Matches addresses on arXiv, on its mirror ar5iv, and on other sites that have pages about single arXiv papers. */
const inUrl = new RegExp(
  String.raw`(?:(?:arxiv|ar5iv)\.org/(?:abs|pdf|html|format)|alphaxiv\.org/(?:abs|overview)|huggingface\.co/papers)/${identifier}`,
  'i',
);
/** Matches the DOIs that arXiv registers (arXiv's help, "arXiv identifiers and DOIs"). */
const ownDoi = /\b10\.48550\/arxiv\.(.+)$/i;

/**
 * The identifier, without its version, in a string that contains nothing else (`arXiv:2411.13560v2`, `2411.13560`, `cs/0112017`) or in
 * the address of a paper's page. undefined if there is none.
 */
export function readArxivId(text: string): string | undefined {
  const trimmed = text.trim();
  return labelledArxivId.exec(trimmed)?.[1] ?? findArxivIdInUrl(trimmed);
}

/** The first identifier with a label in running text: `arXiv preprint arXiv:1912.02015, 2019`. */
export function findArxivId(text: string): string | undefined {
  return firstMention.exec(text)?.[1];
}

/** All identifiers with a label, in order, each with the span of label and identifier. */
export function* listArxivIds(text: string): Generator<Span & { readonly arxivId: string }> {
  for (const { 0: whole, 1: arxivId = '', index } of text.matchAll(eachMention)) yield { start: index, end: index + whole.length, arxivId };
}

export function findArxivIdInUrl(url: string): string | undefined {
  return inUrl.exec(url)?.[1];
}

/** The identifier of `10.48550/arXiv.2411.13560`; undefined for a DOI that is not arXiv's. */
export function readArxivDoi(text: string): string | undefined {
  const id = ownDoi.exec(text)?.[1];
  return id === undefined ? undefined : readArxivId(id);
}

export function toArxivUrl(arxivId: string): string {
  return `https://arxiv.org/abs/${arxivId}`;
}

/**
 * The year in which a paper was submitted to arXiv. The numbers in `2305.14251` and `cs/0112017` begin with the year and the month.
 * undefined if the identifier has no such number.
 */
export function yearOfArxivId(arxivId: string | undefined): number | undefined {
  const [, year] = /^(?:[a-z].*\/)?(\d\d)(?:0[1-9]|1[0-2])/.exec(arxivId ?? '') ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

const address = /https?:\/\/[^\s<>"'`{}|\\^]{1,2000}|\b(?:github|gitlab|bitbucket)\.(?:com|org)\/[\w.-]{1,200}\/[\w./-]{0,200}[\w-]/gi;

/** A quick test for web addresses, which is false for most abstracts. It finds `http` and addresses on GitHub. */
export function mayContainUrls(text: string): boolean {
  return text.includes('http') || text.includes('github.com/') || text.includes('GitHub.com/');
}

/**
 * The web addresses in running text, in order: `https://github.com/a/b` in `Code is available at https://github.com/a/b.` An address on
 * GitHub, GitLab or Bitbucket is found even without `https://`, which is then added.
 */
export function findUrls(text: string): string[] {
  const found: string[] = [];
  for (const [written] of text.matchAll(address)) {
    const trimmed = trimUrl(written);
    found.push(/^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  }
  return found;
}

/**
 * An address or identifier without the punctuation of the sentence around it. A closing bracket is part of the address only if the
 * opening one is too: `https://a.org/b_(c)` remains, but `https://a.org/b).` becomes `https://a.org/b`.
 */
export function trimUrl(text: string): string {
  if (!/[.,;:!?'*_~…)\]]$/.test(text)) return text;
  const unopened = { ')': countOf(text, ')') - countOf(text, '('), ']': countOf(text, ']') - countOf(text, '[') };
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if ((last === ')' || last === ']') && unopened[last] > 0) unopened[last] -= 1;
    else if (!/[.,;:!?'*_~…]/.test(last)) break;
  }
  return text.slice(0, end);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

const codeHost = String.raw`^(?:https?://)?(?:www\.|gist\.|raw\.)?(?:github|gitlab|gitee|bitbucket|codeberg|sourceforge)\.(?:com|org|net)/`;
const onCodeHost = new RegExp(codeHost, 'i');
const repository = new RegExp(String.raw`${codeHost}[\w.-]+/[\w.-]`, 'i');

/** Whether an address is on a site that hosts source code: `https://github.com/explore`. */
export function isOnCodeHost(url: string): boolean {
  return onCodeHost.test(url);
}

/** Whether an address leads to a repository or to a page in one: `https://github.com/a/b`. */
export function isRepository(url: string): boolean {
  return repository.test(url);
}
