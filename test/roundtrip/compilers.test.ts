import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilers, isRequired, listMissing } from './compilers';

test(`the compilers ${compilers.join(', ')}`, (context) => {
  const missing = listMissing();
  if (missing.length > 0) context.diagnostic(`Not installed: ${missing.join(', ')}. What needs them is not tested.`);
  assert.deepEqual(isRequired ? missing : [], []);
});
