import { fileName } from '../../base/fileName';
import type { DigestOccurrence, Paper } from '../../model/paper';

/**
 * Where an entry made from digests comes from, in words that may stand in a printed bibliography: "From the digest
 * papers-digest.txt (Jun 23)". Names the digest that gives the title, and those that give what it lacks. undefined for
 * a paper that no digest has.
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
