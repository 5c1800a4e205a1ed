import { escapeUrl } from '../../base/escape';
import type { ExchangedWork } from './exchangedAnnotation';

const doiPattern = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:|urn:doi:)(10\.\d{4,9}\/\S+)$/i;
/**
 * arXiv identifiers (arXiv Identifier Scheme) such as `2410.10819` and `cs/0112017`, in addresses of abstracts, of papers and of
 * arXiv's mirrors.
 */
const arxivPattern =
  /^(?:https?:\/\/(?:(?:www|export)\.)?(?:arxiv|ar5iv)\.(?:labs\.arxiv\.)?org\/(?:abs|pdf|html|format)\/|arxiv:)([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?:[?#].*)?$/i;
const keyPattern = /^urn:marginalia:paper:(.+)$/;

/**
 * The address of a work: that of its DOI, or of its arXiv identifier. If neither is known, a name that only contains the citation key,
 * `urn:marginalia:paper:duoattention`. (`marginalia` is not a registered URN namespace, RFC 8141; a resolvable name would have to be
 * invented.)
 */
export function renderSource({ doi, arxivId, key }: ExchangedWork): string {
  const address = doi !== undefined ? `https://doi.org/${doi}` : arxivId !== undefined ? `https://arxiv.org/abs/${arxivId}` : undefined;
  return (address === undefined ? undefined : escapeUrl(address)) ?? `urn:marginalia:paper:${encodeURIComponent(key ?? '')}`;
}

/** The work that the address of an annotated page identifies; empty if it identifies none. */
export function readSource(source: string): ExchangedWork {
  const doi = doiPattern.exec(source)?.[1];
  if (doi !== undefined) return { doi: decode(doi).toLowerCase() };
  const arxivId = arxivPattern.exec(source)?.[1];
  if (arxivId !== undefined) return { arxivId };
  const key = keyPattern.exec(source)?.[1];
  return key === undefined ? {} : { key: decode(key) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
