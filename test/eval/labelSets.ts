import { readFileSync } from 'node:fs';
import { parseDigest } from '../../server/src/digest/parseDigest';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { createRandom } from '../support/random';
import { findRealData } from '../support/realData';
import { findClassifiedPapers, findDatedPapers, findPagePapers, findPapersOfVenue } from './topicSets';

/** A library whose labels are read and marked by hand. */
export interface LabelSet {
  readonly name: string;
  readonly papers: readonly TopicDocument[];
}

/** The libraries that labels were improved on; undefined where the data is not at hand. */
export function findReadSets(): readonly LabelSet[] | undefined {
  return listSets([
    ['a trending page', findPagePapers()],
    ['the trending papers of 2024-10-10', findDatedPapers('2024-10-10')],
    ['the trending papers of 2026-05-12', findDatedPapers('2026-05-12')],
    ['300 papers of EMNLP 2020', draw(findPapersOfVenue(/\/2020\.emnlp-/), 300)],
    ['1,500 papers of ACL and NAACL', draw(findPapersOfVenue(/\/(?:[PN]19-|2020\.acl-|2021\.naacl-)/), 1500)],
    ['1,000 papers of arXiv', draw(findClassifiedPapers('tuned on')?.papers, 1000)],
  ]);
}

/** Libraries that nobody looked at while labels were improved, one of them of another field. */
export function findSetsAside(): readonly LabelSet[] | undefined {
  return listSets([
    ['the trending papers of 2025-09-30', findDatedPapers('2025-09-30')],
    ['a conference that gives keywords', readDigest('digests/dev/miniconf-iclr2020.csv')],
    ['a mail of arXiv on astrophysics', readDigest('digests/dev/arxiv-mail-astro-ph-2023-03.txt')],
  ]);
}

function listSets(sets: readonly (readonly [string, readonly TopicDocument[] | undefined])[]): readonly LabelSet[] | undefined {
  const found = sets.flatMap(([name, papers]) => (papers === undefined ? [] : [{ name, papers }]));
  return found.length < sets.length ? undefined : found;
}

function draw(papers: readonly TopicDocument[] | undefined, count: number): readonly TopicDocument[] | undefined {
  return papers === undefined ? undefined : createRandom(1).shuffle(papers).slice(0, count);
}

function readDigest(name: string): readonly TopicDocument[] | undefined {
  const path = findRealData(name);
  if (path === undefined) return undefined;
  return parseDigest(readFileSync(path, 'utf8'), { path }).entries.map(({ title, abstract }, at) => ({ key: `p${at}`, title, abstract }));
}
