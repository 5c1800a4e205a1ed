import { readArxivId, readDoi, toArxivUrl, toDoiUrl } from '#text';
import { escapeUrl } from '../../base/escape';
import type { TextQuoteSelector } from '../../model/annotation';

/** The work that an annotation is about, as far as the annotation identifies it. */
export interface ExchangedWork {
  readonly title?: string | undefined;
  readonly key?: string | undefined;
  /** The DOI in lower case, without the address of a resolver. */
  readonly doi?: string | undefined;
  /** The arXiv identifier without the version. */
  readonly arxivId?: string | undefined;
}

/** An annotation that is imported or exported. */
export interface ExchangedAnnotation {
  /** An identifier that is valid as the anchor of a block: letters, digits and hyphens. */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** The text of the annotation in Markdown. If the source stores tags separately, they are added here as `#tags`. */
  readonly body: string;
  readonly isResolved: boolean;
  readonly work: ExchangedWork;
}

/** An annotation that could not be imported, or a whole file, and the reason, which is shown to the writer. */
export interface ExchangeIssue {
  /** Words by which the writer can find the annotation in the file: its quotation, its text or its identifier. Empty for a whole file. */
  readonly what: string;
  readonly reason: string;
}

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
