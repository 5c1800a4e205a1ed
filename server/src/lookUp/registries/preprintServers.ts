import { alternation } from '../../base/alternation';

/**
 * The DOIs of preprint servers. Registries give some of their works as articles of a journal: Crossref has those of SSRN as
 * `journal-article` in the "SSRN Electronic Journal". OSF and the communities on it: `PREPRINT_DOI_NAMESPACE` in the source of osf.io,
 * without Thesis Commons. bioRxiv and medRxiv (10.64898 since the end of 2025) share 10.1101 with the journals of Cold Spring Harbor,
 * whose DOIs have letters behind it. The others: the DOIs that each server gives its works on its own pages.
 */
const dois = new RegExp(
  `^(?:${[
    String.raw`10\.2139/ssrn\.`,
    String.raw`10\.21203/rs\.`,
    String.raw`10\.(?:1101|64898)/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{5,}`,
    String.raw`10\.20944/preprints`,
    String.raw`10\.36227/techrxiv\.`,
    String.raw`10\.26434/chemrxiv`,
    String.raw`10\.22541/(?:au|essoar)\.`,
    String.raw`10\.1002/essoar\.`,
    String.raw`10\.312(?:19|2\d|3[0-6])/`,
    String.raw`10\.48550/arxiv\.`,
  ].join('|')})`,
  'i',
);

const names = new RegExp(
  `^${alternation(`arxiv(?:\\.org)? corr biorxiv medrxiv chemrxiv psyarxiv socarxiv eartharxiv techrxiv engrxiv ssrn research_square
    preprints\\.org authorea osf_preprints`)}(?!\\w)`,
  'i',
);

/** Whether a DOI is one that a preprint server gives to what is posted there. */
export function isPreprintDoi(doi: string | undefined): boolean {
  return doi !== undefined && dois.test(doi);
}

/** Whether the name of a journal or a source is that of a preprint server. */
export function isPreprintServer(name: string): boolean {
  return names.test(name.trim());
}
