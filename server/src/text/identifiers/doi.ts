import type { Span } from '../../base/span';
import { trimUrl } from './webAddress';

/** Matches a DOI in running text, with the pattern that Crossref recommends: `10.1016/j.jenvman.2024.122526`. */
const inText = String.raw`10\.\d{4,9}/[-._;()/:A-Z0-9]+`;
const first = new RegExp(String.raw`\b${inText}`, 'i');
const labelled = new RegExp(String.raw`\bdoi:\s?(${inText})`, 'gi');
const resolver = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|(?:urn:)?doi:\s?)/i;

/** The first DOI in a string, without resolver and trailing punctuation. */
export function findDoi(text: string): string | undefined {
  const found = first.exec(text)?.[0];
  return found === undefined ? undefined : trimUrl(found);
}

/** All DOIs with a label (`doi:10.1000/182`), in order, each with the span of label and DOI. */
export function* listDois(text: string): Generator<Span & { readonly doi: string }> {
  for (const { 0: whole, 1: written = '', index } of text.matchAll(labelled)) {
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
