import type { BibliographyField } from '../../model/bibliography';
import { findArxivId, findArxivIdInUrl, findUrls, readArxivId, readReferences, type References } from '../../text/identifiers';
import { fieldValue } from '../entryFields';
import { readVerbatim, texToText } from '../../base/tex/texToText';

/** Fields in which writers and reference managers put web addresses. */
const addressField = /^(?:url|howpublished|note|pdf|code|github|website|bdsk-url-\d+)$/;
/** Fields in which an arXiv identifier follows its label: `journal = {arXiv preprint arXiv:2301.00001}`. */
const labelField = /^(?:journal|journaltitle|howpublished|note|eid|number|pages|series|publisher|volume)$/;
/** The form of DBLP: `volume = {abs/2301.00001}`. */
const dblpVolume = /^abs\/(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/i;

/** The links, the arXiv identifier and the DOI of an entry. */
export function readIdentifiers(fields: readonly BibliographyField[]): References {
  const urls: string[] = [];
  for (const { name, value } of fields) {
    if (value.includes('http') && addressField.test(name)) urls.push(...findUrls(readVerbatim(value.replace(/\\(?:url|href)\b/g, ' '))));
  }
  const found = readReferences(urls);
  return {
    links: found.links,
    doi: readDoi(fieldValue(fields, 'doi')) ?? found.doi,
    arxivId: readEprint(fields) ?? found.arxivId ?? findLabelledId(fields),
  };
}

/** A DOI with or without its resolver: `https://doi.org/10.1000/182`, `doi:10.1000/182`. */
export function readDoi(value: string): string | undefined {
  if (value === '') return undefined;
  const doi = readVerbatim(value).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
  return doi.startsWith('10.') ? doi : undefined;
}

/**
 * Reads `eprint` (biblatex manual, "Electronic Publishing Information"). A number in the form of arXiv's identifiers needs no
 * `eprinttype`.
 */
function readEprint(fields: readonly BibliographyField[]): string | undefined {
  const value = fieldValue(fields, 'eprint');
  if (value === '') return undefined;
  const eprint = readVerbatim(value);
  const type = fieldValue(fields, 'eprinttype', 'archiveprefix');
  if (type === '') return /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(eprint) ? readArxivId(eprint) : findArxivIdInUrl(eprint);
  return /arxiv/i.test(type) ? readArxivId(eprint) : undefined;
}

function findLabelledId(fields: readonly BibliographyField[]): string | undefined {
  for (const { name, value } of fields) {
    if (name === 'doi') {
      const id = /10\.48550\/arxiv\.(.+)$/i.exec(value)?.[1];
      if (id !== undefined) return readArxivId(readVerbatim(id));
    } else if (labelField.test(name)) {
      const id = /arxiv/i.test(value) ? findArxivId(texToText(value)) : dblpVolume.exec(value)?.[1];
      if (id !== undefined) return id;
    }
  }
  return undefined;
}
