import { toArxivUrl } from '#text';
import { fileName } from '../../base/paths';
import type { BibliographyField } from '../../model/bibliography';
import type { DigestOccurrence, Paper } from '../../model/paper';
import { getFieldValue } from '../entryFields';

/**
 * The field of BibTeX entries that says where the entry comes from. BibTeX, biber and pandoc ignore a field that they don't know, so no
 * style prints it (docs/references.md, "Where an entry comes from").
 */
export const sourceField = 'marginalia';

/**
 * The origin of an entry made from digests, in words for the writer: "From the digest papers-digest.txt (Jun 23)". Names the first
 * digest of the paper, and the first digests that give its authors, year, arXiv identifier and DOI. A digest that was never saved has
 * no file name that could be found again, so it is left out. undefined for a paper that is in no other digest.
 */
export function describeSource(paper: Paper): string | undefined {
  const digests = paper.occurrences.filter((occurrence) => occurrence.kind === 'digest').filter(({ uri }) => !uri.startsWith('untitled:'));
  const used = new Set([
    digests[0],
    digests.find(({ entry }) => entry.authors.length > 0),
    digests.find(({ entry }) => entry.year !== undefined),
    digests.find(({ entry }) => entry.arxivId !== undefined),
    digests.find(({ entry }) => entry.doi !== undefined),
  ]);
  const sources = [...new Set(digests.filter((occurrence) => used.has(occurrence)).map(describeOccurrence))];
  if (sources.length === 0) return undefined;
  return `From the ${sources.length === 1 ? 'digest' : 'digests'} ${sources.join(' and ')}`;
}

/** Whether the text of a note is one that `describeSource` made. Earlier versions wrote it into `note`. */
export function describesDigest(note: string): boolean {
  return /^From the digests? \S/.test(note);
}

function describeOccurrence({ uri, entry }: DigestOccurrence): string {
  const name = fileName(uri);
  return entry.date === undefined ? name : `${name} (${entry.date})`;
}

/**
 * How a preprint was published, in words that every style prints: BibTeX's own styles know neither `eprint` nor `url`, and would print
 * nothing by which the preprint can be found.
 */
export function statePreprint(arxivId: string): string {
  return `arXiv preprint arXiv:${arxivId}`;
}

/**
 * The field or variable of an entry made from a digest that still only says that the work is a preprint; undefined if it has none, or if
 * the entry is the writer's own. It says less than what a registry knows of a published version, and was not written by the writer.
 * Earlier versions wrote `url` beside `eprint`, which few styles print.
 */
export function findStatement(fields: readonly BibliographyField[]): 'howpublished' | 'url' | 'publisher' | undefined {
  const read = (name: string): string => getFieldValue(fields, name);
  if (read('publisher') === 'arXiv') {
    // The text of `custom`, as `renderCslItem` makes it.
    const source = /^\{"marginalia":\{"source":"(.*)"\}\}$/.exec(read('custom'))?.[1];
    return source !== undefined && describesDigest(source) && /^arXiv:[\w./-]+$/.test(read('number')) ? 'publisher' : undefined;
  }
  if (!describesDigest(read(sourceField))) return undefined;
  if (/^arXiv preprint arXiv:[\w./-]+$/.test(read('howpublished'))) return 'howpublished';
  return read('howpublished') === '' && read('eprint') !== '' && read('url') === toArxivUrl(read('eprint')) ? 'url' : undefined;
}
