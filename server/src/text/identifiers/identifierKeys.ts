import { readArxivDoi } from './arxivId';

export interface Identifiers {
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

/** The identifiers as words that are equal if the identifiers are; a DOI of arXiv is an arXiv identifier. */
export function listIdentifierKeys({ arxivId, doi }: Identifiers): readonly string[] {
  const ownId = arxivId ?? readArxivDoi(doi ?? '');
  return [
    ...(ownId === undefined ? [] : [`arxiv:${ownId.toLowerCase()}`]),
    ...(doi === undefined || readArxivDoi(doi) !== undefined ? [] : [`doi:${doi.toLowerCase()}`]),
  ];
}
