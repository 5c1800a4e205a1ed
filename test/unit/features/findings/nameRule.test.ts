import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from '../../../../server/src/features/findings/allRules';
import { nameRule } from '../../../../server/src/features/findings/rule';

test('a rule has a name that is no code', () => {
  assert.equal(nameRule('contradicted-number'), 'Contradicted number');
  assert.equal(nameRule('undefined-citation'), 'Unknown citation key');
  for (const { code } of allRules) assert.match(nameRule(code), /^[A-Z][^-]* [^-]*$/, code);
});
