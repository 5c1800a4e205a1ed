import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameHints } from '../../../../server/src/features/dismissals/nameHints';
import { allRules } from '../../../../server/src/features/rules/allRules';

test('hints that can be dismissed have a title that is no code', () => {
  assert.equal(nameHints('contradicted-number'), 'Number differs from the abstract');
  assert.equal(nameHints('uncited-mention'), 'Paper named but not cited');
});

test('no rule is named by its code', () => {
  for (const { code } of allRules) assert.match(nameHints(code), /^[A-Z][^-]* [^-]*$/, code);
});
