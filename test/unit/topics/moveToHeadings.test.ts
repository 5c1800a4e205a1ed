import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveToHeadings } from '../../../server/src/topics/moveToHeadings';
import type { TopicNamer } from '../../../server/src/topics/nameTopics';

/** Papers as angles in degrees, each with its group and the group whose heading it mentions in its title. */
function move(papers: readonly (readonly [angle: number, group: number, mentioned: number])[], min: number): readonly number[] {
  const radians = papers.map(([angle]) => (angle * Math.PI) / 180);
  const words = { rows: papers.length, width: 2, values: Float32Array.from(radians.flatMap((at) => [Math.cos(at), Math.sin(at)])) };
  const namer: TopicNamer = {
    name: () => [],
    measureMentions: (_, count) =>
      Float32Array.from(
        papers.flatMap(([, , mentioned]) => Array.from({ length: count }, (_each, group) => (group === mentioned ? 1 : 0))),
      ),
  };
  return [...moveToHeadings(words, { of: Int32Array.from(papers, ([, group]) => group), count: 2 }, namer, min).of];
}

test('a paper between two groups moves to the one whose heading it mentions', () => {
  assert.deepEqual(
    move(
      [
        [0, 0, 0],
        [4, 0, 0],
        [43, 0, 1],
        [86, 1, 1],
        [90, 1, 1],
      ],
      2,
    ),
    [0, 0, 1, 1, 1],
  );
  assert.deepEqual(
    move(
      [
        [0, 0, 0],
        [4, 0, 0],
        [43, 0, 0],
        [86, 1, 1],
        [90, 1, 1],
      ],
      2,
    ),
    [0, 0, 0, 1, 1],
  );
});

test('a paper in the middle of its group stays, whatever it mentions', () =>
  assert.deepEqual(
    move(
      [
        [0, 0, 0],
        [2, 0, 1],
        [4, 0, 0],
        [86, 1, 1],
        [90, 1, 1],
      ],
      2,
    ),
    [0, 0, 0, 1, 1],
  ));

test('a group that is left with too few papers is dissolved', () => {
  const papers = [
    [0, 0, 0],
    [4, 0, 0],
    [12, 1, 0],
    [130, 1, 1],
  ] as const;
  assert.deepEqual(move(papers, 1), [0, 0, 0, 1]);
  assert.deepEqual(move(papers, 2), [0, 0, 0, 0]);
});
