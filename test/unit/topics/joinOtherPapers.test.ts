import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { joinOtherPapers } from '../../../server/src/topics/joinOtherPapers';
import type { TopicName } from '../../../server/src/topics/topicMap';

const name = (label: string): TopicName => ({ label, terms: [] });

/** Papers in a plane by their angles in degrees, and the labels of their topics once other papers are joined. */
function joinByAngle(papers: readonly (readonly [number, number])[], labels: readonly string[]): readonly (string | undefined)[] {
  const values = Float32Array.from(papers.flatMap(([angle]) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]));
  const { topics, names } = joinOtherPapers(
    { rows: papers.length, width: 2, values },
    { of: Int32Array.from(papers, ([, topic]) => topic), count: labels.length },
    labels.map(name),
    0.1,
  );
  assert.equal(names.length, topics.count);
  return [...topics.of].map((topic) => names[topic]?.label);
}

const rivers = Array.from({ length: 9 }, (_, index) => [index, 0] as const);
const music = Array.from({ length: 9 }, (_, index) => [90 - index, 1] as const);

test('a few other papers are left, and two groups of them are one', () => {
  const labels = joinByAngle([...rivers, ...music, [40, 2], [50, 3]], ['Rivers', 'Music', otherPapersLabel, otherPapersLabel]);
  assert.deepEqual(labels.slice(-2), [otherPapersLabel, otherPapersLabel]);
});

test('of more than a tenth, those that are nearest to a topic move there', () => {
  const labels = joinByAngle([...rivers, ...music, [10, 2], [45, 2], [80, 2], [46, 2]], ['Rivers', 'Music', otherPapersLabel]);
  assert.deepEqual(labels.slice(-4), ['Rivers', otherPapersLabel, 'Music', otherPapersLabel]);
});

test('in a library of less than ten papers none is left', () => {
  const labels = joinByAngle(
    [
      [0, 0],
      [90, 1],
      [20, 2],
    ],
    ['Rivers', 'Music', otherPapersLabel],
  );
  assert.deepEqual(labels, ['Rivers', 'Music', 'Rivers']);
});
