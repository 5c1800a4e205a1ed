import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError, readSafely } from '../../../server/src/base/readSafely';

const fail = (error: unknown) => (): never => {
  throw error;
};
const tell = (reason: string): string => reason;

test('what was read is given as it is, and nobody is asked for another', () => {
  const value = { read: true };
  assert.equal(
    readSafely(() => value, fail(new Error('not asked'))),
    value,
  );
  assert.equal(
    readSafely<undefined>(() => undefined, fail(new Error('not asked'))),
    undefined,
  );
});

test('where reading throws, the other value is made of a reason for the writer: one line, without a stack', () => {
  assert.equal(
    readSafely(fail(new RangeError('too deep\nsecond line')), tell),
    "This file couldn't be read (RangeError: too deep). Other files aren't affected.",
  );
  assert.equal(readSafely(fail('just words'), tell), "This file couldn't be read (just words). Other files aren't affected.");
  assert.match(readSafely(fail(undefined), tell), /^This file couldn't be read \(.*\)\. Other files aren't affected\.$/);
});

test('a reader that never returns from itself is one that throws', () => {
  const dig = (level: number): string => dig(level + 1) + String(level);
  assert.match(
    readSafely(() => dig(0), tell),
    /Maximum call stack size exceeded/,
  );
});

test('an error tells where it came from, anything else what it is', () => {
  assert.match(describeError(new TypeError('no kite')), /^TypeError: no kite\n\s+at /);
  assert.equal(describeError('no kite'), 'no kite');
  assert.equal(describeError(undefined), 'undefined');
});
