import type { BibliographyField } from '../../model/bibliography';
import { type PaperIdentifiers, findArxivId, findArxivIdInUrl, findUrls, readArxivDoi, readArxivId, readDoi, readPaperUrls } from '#text';
import { getFieldValue } from '../entryFields';
import { readVerbatim, texToText } from '../../base/tex/texToText';

/** Fields in which writers and reference managers put web addresses. */
const addressField = /^(?:url|howpublished|note|pdf|code|github|website|bdsk-url-\d+)$/;
/** Fields in which an arXiv identifier may follow the label "arXiv": `journal = {arXiv preprint arXiv:2301.00001}`. */
const labelField = /^(?:journal|journaltitle|howpublished|note|eid|number|pages|series|publisher|volume)$/;
/** The form in which DBLP writes arXiv identifiers: `volume = {abs/2301.00001}`. */
const dblpVolume = /^abs\/(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/i;

/** The links, the arXiv identifier and the DOI of an entry. */
export function readIdentifiers(fields: readonly BibliographyField[]): PaperIdentifiers {
  const urls: string[] = [];
  for (const { name, value } of fields) {
    if (value.includes('http') && addressField.test(name)) urls.push(...findUrls(readVerbatim(value.replace(/\\(?:url|href)\b/g, ' '))));
  }
  const found = readPaperUrls(urls);
  return {
    links: found.links,
    doi: readDoiField(getFieldValue(fields, 'doi')) ?? found.doi,
    arxivId: readEprint(fields) ?? found.arxivId ?? findLabelledId(fields),
  };
}

/** The DOI in a field, which may be written with or without the address of a resolver. undefined if the value is not a DOI. */
export function readDoiField(value: string): string | undefined {
  return value === '' ? undefined : readDoi(readVerbatim(value));
}

/**
 * Reads the arXiv identifier in `eprint` (biblatex manual, "Electronic Publishing Information"). `eprinttype` may be missing if the
 * value is a number such as `2301.00001`, or the address of a paper on arXiv.
 */
function readEprint(fields: readonly BibliographyField[]): string | undefined {
  const value = getFieldValue(fields, 'eprint');
  if (value === '') return undefined;
  const eprint = readVerbatim(value);
  const type = getFieldValue(fields, 'eprinttype', 'archiveprefix');
  if (type === '') return /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(eprint) ? readArxivId(eprint) : findArxivIdInUrl(eprint);
  return /arxiv/i.test(type) ? readArxivId(eprint) : undefined;
}

function findLabelledId(fields: readonly BibliographyField[]): string | undefined {
  for (const { name, value } of fields) {
    if (name === 'doi') {
      if (value.includes('10.48550/')) return readArxivDoi(readVerbatim(value));
    } else if (labelField.test(name)) {
      const id = /arxiv/i.test(value) ? findArxivId(texToText(value)) : dblpVolume.exec(value)?.[1];
      if (id !== undefined) return id;
    }
  }
  return undefined;
}
