import type { Span } from '../../base/span';

/**
 * Matches an arXiv identifier with or without a version (arXiv's help, "Understanding the arXiv identifier"): `2411.13560`, or before
 * April 2007 `cs/0112017` and `math.GT/0309136`. The only group is the identifier without the version.
 */
const identifier = String.raw`(\d{4}\.\d{4,5}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?`;
const labelled = new RegExp(`^(?:arxiv(?: ?id)?:? ?)?${identifier}$`, 'i');
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
  return labelled.exec(trimmed)?.[1] ?? findArxivIdInUrl(trimmed);
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
