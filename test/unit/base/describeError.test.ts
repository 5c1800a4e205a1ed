import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from '../../../server/src/base/readSafely';

test('an error tells where it came from, anything else what it is', () => {
  assert.match(describeError(new TypeError('no kite')), /^TypeError: no kite\n\s+at /);
  assert.equal(describeError('no kite'), 'no kite');
  assert.equal(describeError(undefined), 'undefined');
});
