import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMissingFacts } from '../../../../server/src/features/bibliography/entryDifference';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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
