import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noGroup } from '../../../server/src/topics/centroids';
import { findSecondTopics } from '../../../server/src/topics/placePapers';

const centroids = Float32Array.of(1, 0, 0, 1);

/** The second topic of one paper in a plane whose axes are the directions of two topics. */
function findSecond(x: number, y: number, topic: number, nearness: number): number {
  const words = { rows: 1, width: 2, values: Float32Array.of(x, y) };
  return findSecondTopics(words, Int32Array.of(topic), Float32Array.of(nearness), centroids)[0]!;
}

test('the other topic is second if it is nearly as near', () => {
  assert.equal(findSecond(0.75, 0.66, 0, 0.75), 1);
  assert.equal(findSecond(0.66, 0.75, 1, 0.75), 0);
});

test('a topic that is far is no second topic, and nor is one of which the paper has nothing', () => {
  assert.equal(findSecond(0.95, 0.3, 0, 0.95), noGroup);
  assert.equal(findSecond(1, 0, 0, 0), noGroup);
});

test('a paper without a topic has no second topic', () => assert.equal(findSecond(0.7, 0.7, noGroup, 0), noGroup));

test('a paper that is alone in its topic has no second topic', () => assert.equal(findSecond(0.75, 0.66, 0, 0), noGroup));
