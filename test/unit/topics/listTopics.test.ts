import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel, type Topic } from '../../../server/src/model/topic';
import { noGroup } from '../../../server/src/topics/centroids';
import { listTopics } from '../../../server/src/topics/listTopics';
import { type ModelTopic, noLeaf } from '../../../server/src/topics/topicMap';

const topic = (label: string, firstLeaf: number, ...children: readonly string[]): ModelTopic => ({
  label,
  terms: [],
  firstLeaf,
  children: children.map((child) => ({ label: child, terms: [] })),
});

/** `Rivers: a b` or, with subtopics, `Rivers: a b (Old: a; New: b)`. */
function draw({ label, keys, children }: Topic): string {
  return `${label}: ${keys.join(' ')}${children.length === 0 ? '' : ` (${children.map(draw).join('; ')})`}`;
}

/** The topics of papers a, b, c, ... assigned to the given leaves, as lines. */
function checkListed(topics: readonly ModelTopic[], leaves: readonly number[], expected: readonly string[]): void {
  const keys = leaves.map((_, index) => String.fromCharCode(97 + index));
  const listed = listTopics(topics, keys, { leaves: Uint16Array.from(leaves), seconds: new Int32Array(leaves.length).fill(noGroup) });
  assert.deepEqual(listed.map(draw), expected);
}

test('topics whose papers share no phrase and papers without words are one topic, the last', () =>
  checkListed(
    [topic(otherPapersLabel, 0), topic('Rivers', 1), topic(otherPapersLabel, 2)],
    [2, 1, noLeaf, 0, 1],
    ['Rivers: b e', `${otherPapersLabel}: a c d`],
  ));

test('the largest topic comes first, and so does the largest subtopic, whatever their order was in the sample', () =>
  checkListed(
    [topic('Rivers', 0), topic('Music', 1, 'Drums', 'Flutes'), topic('Auctions', 3)],
    [0, 1, 2, 2, 3],
    ['Music: b c d (Flutes: c d; Drums: b)', 'Auctions: e', 'Rivers: a'],
  ));
