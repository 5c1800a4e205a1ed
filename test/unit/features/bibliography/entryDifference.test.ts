import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { describeDifference, getMissingFacts } from '../../../../server/src/features/bibliography/entryDifference';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { glacierReference, riverReference } from '../../../support/completedReferences';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** Without the group, of which anybody may be a member. */
const rivers: CompletedReference = { ...riverReference, authors: riverReference.authors.slice(0, 2) };

function describe(entry: string, reference: CompletedReference = rivers): string | undefined {
  const [only] = parseBibliography(entry, '/refs.bib').entries;
  assert.ok(only);
  return describeDifference(only, reference);
}

const misc = (fields: string): string => `@misc{k, title = {Sandbar: Rivers from Above}, ${fields}}`;
/** The published version of the glaciers has a whole list of authors here. */
const glaciers: CompletedReference = { ...glacierReference, hasMoreAuthors: undefined };

test('another author and another year', () => {
  assert.equal(
    describe(misc('author = {Kai Quartz}, year = 2021')),
    'your entry says Kai Quartz, 2021; arXiv says van der Aalst and Delta, 2024',
  );
  assert.equal(describe(misc('author = {Kai Quartz and others}')), 'your entry says Quartz et al.; arXiv says van der Aalst and Delta');
  assert.equal(describe(misc('year = 2021')), 'your entry says 2021; arXiv says 2024');
  assert.equal(describe(misc('author = {van der Aalst, Wil and others}, year = 2027')), 'your entry says 2027; arXiv says 2024');
  assert.equal(
    describe(misc('author = {Aalst, Wil}, year = 2027')),
    'your entry says Wil Aalst, 2027; arXiv says van der Aalst and Delta, 2024',
    'names that are written otherwise are shown beside another year',
  );
});

test('the year of any version, and one more or less', () => {
  for (const year of [2021, 2022, 2023, 2024]) assert.equal(describe(`@misc{k, title = {Glaciers}, year = ${year}}`, glaciers), undefined);
  assert.equal(
    describe('@misc{k, title = {Glaciers}, year = 2019}', glaciers),
    'your entry says 2019; arXiv says 2022; Crossref says 2023',
  );
});

test('what an entry says of a version that is not known', () => {
  assert.equal(describe(misc('year = 2019, howpublished = {A workshop of sailors}')), undefined);
  assert.equal(describe(misc('year = 2019, doi = {10.9999/other}')), undefined);
  assert.equal(describe('@book{k, title = {Glaciers}, year = 1999}', glaciers), undefined);
});

test('what is missing, what the writer corrected, and lists that are cut off', () => {
  assert.equal(describe(misc('note = {to read}')), undefined);
  assert.equal(describe(misc('author = {Kai Quartz}, year = 1990'), { ...rivers, sources: {} }), undefined);
  assert.equal(describe(misc('author = {Kai Quartz}'), { ...rivers, hasMoreAuthors: true }), undefined);
});

test('an entry of a group, and a work that a group has part in', () => {
  assert.equal(describe(misc('author = {{Delta Survey}}, year = 2024')), undefined);
  assert.equal(describe(misc('author = {Kai Quartz}, year = 2024'), riverReference), undefined);
});

test('an entry is read again only if it, or what it inherits from, has changed', () => {
  const bib = (year: string): string =>
    `@inproceedings{child, author = {Frost, Jo}, title = {A}, crossref = {parent}}\n@misc{other, title = {B}}\n@proceedings{parent, title = {P}, ${year}}\n`;
  const { host, snapshot } = createFixtureWorkspace(`//- /refs.bib\n${bib('')}`);
  const list = (now: typeof snapshot): readonly (readonly string[])[] =>
    [...(now.bibliographies.get(uriOf('/refs.bib'))?.bibliography().entries ?? [])].map((entry) => getMissingFacts(now, entry));
  const before = list(snapshot);
  assert.deepEqual(before, [['year'], ['author', 'year', 'venue or identifier'], ['year']]);
  const now = host.apply({ kind: 'document', uri: uriOf('/refs.bib'), languageId: 'bibtex', text: bib('year = 2020') });
  const after = list(now);
  assert.deepEqual(after, [[], ['author', 'year', 'venue or identifier'], []]);
  assert.equal(after[1], before[1], 'the same object');
});
