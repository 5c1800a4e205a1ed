import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicFilter } from '../../../../server/src/features/finding/filters';
import { find, snapshot } from '../filterWorkspace';

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
