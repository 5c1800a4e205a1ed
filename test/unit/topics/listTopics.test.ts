import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { noGroup } from '../../../server/src/topics/centroids';
import { listTopics } from '../../../server/src/topics/listTopics';
import { noLeaf, type ModelTopic } from '../../../server/src/topics/topicMap';

const topic = (label: string, rank: number, firstLeaf: number): ModelTopic => ({ label, terms: [], rank, firstLeaf, children: [] });

/** The topics of papers a, b, c, ... assigned to the given leaves, as lines. */
function checkListed(topics: readonly ModelTopic[], leaves: readonly number[], expected: readonly string[]): void {
  const keys = leaves.map((_, index) => String.fromCharCode(97 + index));
  const listed = listTopics(topics, keys, { leaves: Uint16Array.from(leaves), seconds: new Int32Array(leaves.length).fill(noGroup) });
  assert.deepEqual(
    listed.map(({ label, keys: own }) => `${label}: ${own.join(' ')}`),
    expected,
  );
}

test('topics whose papers share no phrase and papers without words are one topic, behind all', () =>
  checkListed(
    [topic(otherPapersLabel, 0, 0), topic('Rivers', 1, 1), topic(otherPapersLabel, 2, 2)],
    [2, 1, noLeaf, 0, 1],
    ['Rivers: b e', `${otherPapersLabel}: a c d`],
  ));
