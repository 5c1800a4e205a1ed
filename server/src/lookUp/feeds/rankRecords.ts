import type { RegistryRecord } from '../../model/registryRecord';
import { compareWorkTexts, readWorkText } from '../matching/workText';
import { KnownPapers } from './knownPapers';

/** A record whose title is less like the one that was asked for than this is not offered. */
const leastAlike = 0.6;
/** So many records are offered at most. */
const mostOffered = 10;

/**
 * The records that may be what the writer looks for by a title, best first: those with an equal title, then those whose title is it up to
 * a subtitle, then the others by how alike the titles are. Of records of one work, the first with an abstract is kept, or else the first.
 */
export function rankRecords(title: string, records: readonly RegistryRecord[]): readonly RegistryRecord[] {
  const wanted = readWorkText({ title });
  const rated = records
    .filter(({ type }) => type !== 'no-paper')
    .map((record) => {
      const { hasEqualTitle, isEqualUpToSubtitle, titleSimilarity } = compareWorkTexts(wanted, readWorkText({ title: record.title }));
      const likeness = hasEqualTitle ? 2 : isEqualUpToSubtitle ? 1 + titleSimilarity / 2 : titleSimilarity;
      return { record, rank: likeness, hasAbstract: record.abstract !== undefined };
    })
    .filter(({ rank }) => rank >= leastAlike)
    .sort((a, b) => b.rank - a.rank || Number(b.hasAbstract) - Number(a.hasAbstract));
  const known = new KnownPapers();
  const distinct: RegistryRecord[] = [];
  for (const { record } of rated) {
    const { title: name, identifiers, abstract, year } = record;
    const paper = { title: name, ...identifiers, abstract, year };
    if (known.has(paper)) continue;
    known.add(paper);
    distinct.push(record);
  }
  return distinct.slice(0, mostOffered);
}
