import { escapeUrl } from '../../base/escape';
import type { ExchangedWork } from './exchangedAnnotation';

const doiPattern = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:|urn:doi:)(10\.\d{4,9}\/\S+)$/i;
/** arXiv Identifier Scheme: `2410.10819`, `cs/0112017`; addresses of abstracts, of papers, and of arXiv's mirrors. */
const arxivPattern =
  /^(?:https?:\/\/(?:(?:www|export)\.)?(?:arxiv|ar5iv)\.(?:labs\.arxiv\.)?org\/(?:abs|pdf|html|format)\/|arxiv:)([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?:[?#].*)?$/i;
const keyPattern = /^urn:marginalia:paper:(.+)$/;

/**
 * The address of a work: that of its DOI, else that of its arXiv identifier. Where neither is known, a name that says no more
 * than the citation key: `urn:marginalia:paper:duoattention`. (`marginalia` is no registered namespace of URNs, RFC 8141;
 * a name that anybody could look up would have to be invented.)
 */
export function renderSource({ doi, arxivId, key }: ExchangedWork): string {
  const address = doi !== undefined ? `https://doi.org/${doi}` : arxivId !== undefined ? `https://arxiv.org/abs/${arxivId}` : undefined;
  return (address === undefined ? undefined : escapeUrl(address)) ?? `urn:marginalia:paper:${encodeURIComponent(key ?? '')}`;
}

/** What the address of an annotated page tells of the work; empty where it tells nothing. */
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
