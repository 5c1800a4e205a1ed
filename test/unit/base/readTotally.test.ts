import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTotally } from '../../../server/src/base/readTotally';

const fail = (error: unknown) => (): never => {
  throw error;
};
const tell = (reason: string): string => reason;

test('what was read is given as it is, and nobody is asked for another', () => {
  const value = { read: true };
  assert.equal(
    readTotally(() => value, fail(new Error('not asked'))),
    value,
  );
  assert.equal(
    readTotally<undefined>(() => undefined, fail(new Error('not asked'))),
    undefined,
  );
});

test('where reading throws, the other value is made of a reason for the writer: one line, without a stack', () => {
  assert.equal(
    readTotally(fail(new RangeError('too deep\nsecond line')), tell),
    'this file could not be read; no other file suffers from it (RangeError: too deep)',
  );
  assert.equal(readTotally(fail('just words'), tell), 'this file could not be read; no other file suffers from it (just words)');
  assert.match(readTotally(fail(undefined), tell), /^this file could not be read; no other file suffers from it \(.*\)$/);
});

test('a reader that never returns from itself is one that throws', () => {
  const dig = (level: number): string => dig(level + 1) + String(level);
  assert.match(
    readTotally(() => dig(0), tell),
    /Maximum call stack size exceeded/,
  );
});
