import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOtherPapers } from '../../../server/src/topics/topicMap';

test('what belongs under no other heading, as the server writes it and as the writer does', () =>
  assert.deepEqual(
    ['Other papers', 'other  PAPERS', 'Other'].map((label) => isOtherPapers({ label })),
    [true, true, false],
  ));
