import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateFilter } from '../../../../server/src/features/finding/dateFilter';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { riverReference } from '../../../support/completedReferences';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { find, snapshot } from '../filterWorkspace';

test('a year, a month, a day, as the digest writes it or as numbers', () => {
  assert.deepEqual(find('date:2024'), ['barge', 'ferry']);
  assert.deepEqual(find('date:nov'), ['barge', 'ferry']);
  assert.deepEqual(find('date:"7 Nov 2024"'), ['barge', 'ferry']);
  assert.deepEqual(find('date:2024-11-07'), ['barge', 'ferry']);
  assert.deepEqual(find('date:2024-11'), ['barge', 'ferry']);
  assert.deepEqual(find('date:"Jun 23"'), ['kiteformer', 'windmill']);
  assert.deepEqual(find('date:jun-23'), ['kiteformer', 'windmill']);
});

test('a paper that is published later has both years', () => {
  assert.deepEqual(find('date:2025'), ['barge']);
  assert.deepEqual(find('date:2024 barge'), ['barge']);
});

test('ranges, open at one end too', () => {
  assert.deepEqual(find('date:2020..2024'), ['barge', 'ferry']);
  assert.deepEqual(find('date:..2020'), ['doe2019']);
  assert.deepEqual(find('date:2025..'), ['barge']);
  assert.deepEqual(find('date:>2024'), ['barge']);
  assert.deepEqual(find('date:>=2024'), ['barge', 'ferry']);
  assert.deepEqual(find('date:<2024'), ['doe2019']);
  assert.deepEqual(find('date:<=2024-11'), ['barge', 'ferry', 'doe2019']);
});

test('nobody guesses the year of "Jun 23"', () => {
  assert.ok(!find('date:>1000').includes('kiteformer'));
  assert.ok(find('-date:2024').includes('kiteformer'));
});

test('the year that a registry tells is not the year of "Jun 23"', () => {
  const written = applyEdits('', referencesFile.edit('', [riverReference]) ?? []);
  const digest =
    '//- /a-digest.txt\nJun 23\n\nSandbar: Rivers from Above\n\nWe look at rivers from above, and at what they leave behind.\n';
  const completed = createFixtureWorkspace(`${digest}//- /marginalia/references.json\n${written}`).snapshot;
  const accepts = (value: string): boolean => completed.library().papers.every(dateFilter.createTest(completed, value) ?? (() => false));
  assert.deepEqual(['2024', 'jun', '2024-06', '2024-06-23'].map(accepts), [true, true, false, false]);
});

test('what is half typed or no date leaves every paper in', () => {
  for (const value of ['', '2', '202', 'soon', '..', '2024..soon', '>', '2024-13'])
    assert.equal(dateFilter.createTest(snapshot, value), undefined, value);
});

test('years are offered, the last one first, then dates without a year', () => {
  const list = (typed: string): readonly string[] =>
    dateFilter.listValues(snapshot, typed).map(({ value, papers }) => `${value} ${papers}`);
  assert.deepEqual(list(''), ['2025 1', '2024 2', '2019 1', 'Jun 23 2']);
  assert.deepEqual(list('jun'), ['Jun 23 2']);
  assert.deepEqual(list('2019'), []);
});
