import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeObjection, listSources } from '../../../../server/src/features/bibliography/describeVerdict';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { splitPersonName } from '../../../../server/src/text/people/personName';
import type { DescribedWork } from '../../../../server/src/verdicts/describedWork';

const record: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.5555/kites',
  identifiers: { doi: '10.5555/kites' },
  linked: [],
  type: 'paper-conference',
  title: 'Kites That Learn',
  authors: ['Ada Roe', 'Ben Sample', 'Cy Model'].map(splitPersonName),
  year: 2021,
  venue: 'Wind and Rope',
};
const work: DescribedWork = { title: 'Kites That Fall', authors: [], year: 2017, venue: 'Sails', doi: '10.5555/kites' };
const names = (...list: readonly string[]) => list.map(splitPersonName);

test('each objection says what the entry has, and what the registry has', () => {
  const others = { kind: 'other-authors', record, invented: [], missing: [], otherGiven: [], isReordered: false } as const;
  const said = [
    describeObjection({ kind: 'differs', field: 'year', record }, work),
    describeObjection({ kind: 'differs', field: 'title', record }, work),
    describeObjection({ kind: 'differs', field: 'venue', record }, work),
    describeObjection({ ...others, invented: names('Dora Vance') }, work),
    describeObjection({ ...others, missing: names('A One', 'B Two', 'C Three', 'D Four', 'E Five') }, work),
    describeObjection({ ...others, otherGiven: [[splitPersonName('Tom Sample'), splitPersonName('Ben Sample')]], isReordered: true }, work),
    describeObjection({ kind: 'other-work', identifier: 'doi', record }, work),
    describeObjection({ kind: 'unknown-identifier', identifier: 'doi' }, work),
    describeObjection({ kind: 'title-of-others', record }, work),
    describeObjection({ kind: 'withdrawn', record: { ...record, noticeDoi: '10.5555/notice' } }, work),
    describeObjection({ kind: 'concern', record }, work),
  ];
  assert.deepEqual(said, [
    'The entry has the year 2017; Crossref has 2021',
    'The entry has the title "Kites That Fall"; Crossref has "Kites That Learn"',
    'The entry has the venue "Sails"; Crossref has "Wind and Rope"',
    'Not among the authors in Crossref: Dora Vance',
    'Missing: A One, B Two, C Three, D Four and 1 more',
    'Tom Sample is Ben Sample in Crossref; the first authors are in another order in Crossref',
    'The DOI 10.5555/kites belongs to "Kites That Learn" (Roe et al., 2021)',
    'No registry knows the DOI 10.5555/kites',
    'The work with this title is by Roe et al. (Crossref), none of whom is in the entry',
    'The work was retracted or withdrawn (Crossref), see DOI 10.5555/notice',
    'The publisher has expressed concern about the work (Crossref)',
  ]);
});

test('sources are those that have the work, or else those that were asked', () => {
  const check = { kind: 'confirmed', objections: [], asked: ['arxiv', 'crossref'], failures: [], time: 0 } as const;
  assert.equal(listSources({ ...check, sources: [record, record] }), 'Crossref');
  assert.equal(listSources({ ...check, sources: [] }), 'arXiv, Crossref');
});
