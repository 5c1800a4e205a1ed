import { escapeUrl } from '../../base/escape';
import { readArxivId, toArxivUrl } from '../../text/identifiers/arxivId';
import { readDoi, toDoiUrl } from '../../text/identifiers/doi';
import type { ExchangedWork } from './exchangedAnnotation';

/** The scheme of a URI (RFC 3986). Annotations name their works by URIs, so `10.1000/182` without a scheme is not read as a DOI. */
const scheme = /^[a-z][a-z\d+.-]*:/i;
const keyPattern = /^urn:marginalia:paper:(.+)$/;

/**
 * The address of a work: the address of its DOI, or of its arXiv identifier. If neither is known, it is a URN with the citation key,
 * such as `urn:marginalia:paper:duoattention`. The namespace `marginalia` is not registered (RFC 8141), but a web address would have to
 * be invented.
 */
export function renderWorkUri({ doi, arxivId, key }: ExchangedWork): string {
  const address = doi !== undefined ? toDoiUrl(doi) : arxivId !== undefined ? toArxivUrl(arxivId) : undefined;
  return (address === undefined ? undefined : escapeUrl(address)) ?? `urn:marginalia:paper:${encodeURIComponent(key ?? '')}`;
}

/** Reads the identifiers of a work from the address of the annotated page; empty if the address contains none. */
export function readWorkUri(source: string): ExchangedWork {
  if (!scheme.test(source)) return {};
  const doi = readDoi(source);
  if (doi !== undefined) return { doi: decode(doi).toLowerCase() };
  const arxivId = readArxivId(source);
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
