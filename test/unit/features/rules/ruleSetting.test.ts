import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRuleSetting } from '../../../../server/src/features/rules/ruleSetting';
import { parseSettings } from '../../../../server/src/protocol/parseSettings';

test('the setting of a rule is read as that of its code', () => {
  assert.equal(toRuleSetting('undefined-citation'), 'diagnostics.undefinedCitation');
  const name = toRuleSetting('contradicted-number').replace('diagnostics.', '');
  assert.deepEqual(parseSettings({ diagnostics: { [name]: 'off' } }).rules, { 'contradicted-number': 'off' });
});
