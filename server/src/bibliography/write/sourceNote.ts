import { fileName } from '../../base/fileName';
import type { DigestOccurrence, Paper } from '../../model/paper';

/**
 * The origin of an entry made from digests, in words that can be printed in a bibliography: "From the digest papers-digest.txt (Jun
 * 23)". Names the first digest of the paper, and the first digests that give its authors, year, arXiv identifier and DOI. undefined for
 * a paper that is in no digest.
 */
export function describeSource(paper: Paper): string | undefined {
  const digests = paper.occurrences.filter((occurrence) => occurrence.kind === 'digest');
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

function describeOccurrence({ uri, entry }: DigestOccurrence): string {
  const name = fileName(uri);
  return entry.date === undefined ? name : `${name} (${entry.date})`;
}
