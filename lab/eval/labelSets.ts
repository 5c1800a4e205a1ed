import type { TopicDocument } from '../../server/src/topics/topicMap';
import { createRandom } from '../../test/support/random';
import { findClassifiedPapers, findDatedPapers, findPapersOfVenue, readDigestPapers } from './topicSets';

/** A library whose labels are read and marked by hand. */
export interface LabelSet {
  readonly name: string;
  /** The file of the real data that has the papers. */
  readonly source: string;
  /** undefined where the file is not at hand. */
  readonly papers: readonly TopicDocument[] | undefined;
}

const [many, classified] = ['papers/papers.jsonl.gz', 'topics/arxiv-primary.jsonl.gz'];
const page = 'digests/trending-jun-23.txt';
const [conference, mail] = ['digests/dev/miniconf-iclr2020.csv', 'digests/dev/arxiv-mail-astro-ph-2023-03.txt'];

/** The libraries that labels were improved on. */
export function findReadSets(): readonly LabelSet[] {
  return [
    { name: 'a trending page', source: page, papers: readDigestPapers(page) },
    { name: 'the trending papers of 2024-10-10', source: many, papers: findDatedPapers('2024-10-10') },
    { name: 'the trending papers of 2026-05-12', source: many, papers: findDatedPapers('2026-05-12') },
    { name: '300 papers of EMNLP 2020', source: many, papers: draw(findPapersOfVenue(/\/2020\.emnlp-/), 300) },
    { name: '1,500 papers of ACL and NAACL', source: many, papers: draw(findPapersOfVenue(/\/(?:[PN]19-|2020\.acl-|2021\.naacl-)/), 1500) },
    { name: '1,000 papers of arXiv', source: classified, papers: draw(findClassifiedPapers('tuned on')?.papers, 1000) },
  ];
}

/** Libraries that nobody looked at while labels were improved, one of them of another field. */
export function findSetsAside(): readonly LabelSet[] {
  return [
    { name: 'the trending papers of 2025-09-30', source: many, papers: findDatedPapers('2025-09-30') },
    { name: 'a conference that gives keywords', source: conference, papers: readDigestPapers(conference) },
    { name: 'a mail of arXiv on astrophysics', source: mail, papers: readDigestPapers(mail) },
  ];
}

function draw(papers: readonly TopicDocument[] | undefined, count: number): readonly TopicDocument[] | undefined {
  return papers === undefined ? undefined : createRandom(1).shuffle(papers).slice(0, count);
}
