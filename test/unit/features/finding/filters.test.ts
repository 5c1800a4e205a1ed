import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFilters, citedFilter, hasFilter, topicFilter } from '../../../../server/src/features/finding/filters';
import { parseQuery } from '../../../../server/src/search/parseQuery';
import { find, snapshot } from '../filterWorkspace';

test('what the drafts cite, and what they do not', () => {
  assert.deepEqual(find('cited:yes'), ['kiteformer', 'doe2019']);
  assert.deepEqual(find('cited:no'), ['windmill', 'barge', 'ferry']);
  assert.deepEqual(find('-cited:yes'), ['windmill', 'barge', 'ferry']);
  assert.deepEqual(find('cited:no attention'), ['windmill']);
});

test('both values are offered with their papers', () => {
  assert.deepEqual(citedFilter.listValues(snapshot, ''), [
    { value: 'yes', papers: 2 },
    { value: 'no', papers: 3 },
  ]);
  assert.deepEqual(citedFilter.listValues(snapshot, 'n'), [{ value: 'no', papers: 3 }]);
});

test('code, an abstract, a DOI', () => {
  assert.deepEqual(find('has:code'), ['kiteformer']);
  assert.deepEqual(find('has:doi'), ['doe2019']);
  assert.deepEqual(find('-has:abstract'), ['doe2019']);
  assert.deepEqual(find('has:abstract -has:code cache'), ['barge', 'ferry']);
});

test('the values are offered', () => {
  assert.deepEqual(
    hasFilter.listValues(snapshot, '').map(({ value }) => value),
    ['code', 'abstract', 'doi', 'note'],
  );
});

const topics = snapshot.topics();
const keysOf = (label: string): readonly string[] => topics.find((topic) => topic.label === label)!.keys;
const accepted = (value: string): readonly string[] =>
  snapshot
    .library()
    .papers.filter(topicFilter.createTest(snapshot, value)!)
    .map(({ key }) => key);

test('a label, whole, means its topic', () => {
  assert.ok(topics.length > 0);
  for (const { label } of topics) assert.deepEqual([...accepted(label)].sort(), [...keysOf(label)].sort(), label);
  for (const { label } of topics) assert.deepEqual([...accepted(label.toUpperCase())].sort(), [...keysOf(label)].sort(), label);
});

test('beginnings of its words mean every topic that has them', () => {
  for (const { label } of topics) {
    const typed = label
      .split(' ')
      .map((word) => word.slice(0, 3))
      .join(' ');
    assert.ok(
      keysOf(label).every((key) => accepted(typed).includes(key)),
      typed,
    );
  }
});

test('two letters that were swapped mean the same topic', () => {
  for (const { label } of topics) {
    const at = label.search(/\p{Ll}{5}/u);
    const typed = label.slice(0, at + 2) + label.charAt(at + 3) + label.charAt(at + 2) + label.slice(at + 4);
    assert.ok(at >= 0 && typed !== label, label);
    assert.deepEqual([...accepted(typed)].sort(), [...keysOf(label)].sort(), typed);
  }
});

test('a topic that there is not has no papers; punctuation is none yet', () => {
  assert.deepEqual(find('topic:quinoa'), []);
  assert.equal(topicFilter.createTest(snapshot, '...'), undefined);
});

test('labels are offered with their papers, not the one that is typed already', () => {
  assert.deepEqual(
    topicFilter.listValues(snapshot, ''),
    topics.slice(0, 8).map(({ label, keys }) => ({ value: label, papers: keys.length })),
  );
  for (const { label } of topics) assert.deepEqual(topicFilter.listValues(snapshot, label), []);
});

test('all filters hold together', () => {
  assert.deepEqual(find('date:2024 cited:no has:abstract'), ['barge', 'ferry']);
  assert.deepEqual(find('date:2024 -date:2025'), ['ferry']);
  assert.deepEqual(find('cited:yes cited:no'), []);
});

test('what means nothing leaves every paper in, and is told', () => {
  const { accepts, ignored } = applyFilters(snapshot, parseQuery('cited:maybe has: x'));
  assert.equal(accepts, undefined);
  assert.deepEqual(
    ignored.map(({ name, value }) => `${name}:${value}`),
    ['cited:maybe'],
  );
});
