import { fileName } from '../../base/fileName';
import type { DigestPlace, Paper } from '../../model/paper';

/**
 * Where an entry made from digests comes from, in words that may stand in a printed bibliography: "From the digest
 * papers-digest.txt (Jun 23)". Names the digest that gives the title, and those that give what it lacks. undefined for
 * a paper that no digest has.
 */
export function describeSource(paper: Paper): string | undefined {
  const digests = paper.places.filter((place) => place.kind === 'digest');
  const used = new Set([
    digests[0],
    digests.find(({ entry }) => entry.authors.length > 0),
    digests.find(({ entry }) => entry.year !== undefined),
    digests.find(({ entry }) => entry.arxivId !== undefined),
    digests.find(({ entry }) => entry.doi !== undefined),
  ]);
  const sources = [...new Set(digests.filter((place) => used.has(place)).map(describePlace))];
  if (sources.length === 0) return undefined;
  return `From the ${sources.length === 1 ? 'digest' : 'digests'} ${sources.join(' and ')}`;
}

function describePlace({ uri, entry }: DigestPlace): string {
  const name = fileName(uri);
  return entry.date === undefined ? name : `${name} (${entry.date})`;
}
