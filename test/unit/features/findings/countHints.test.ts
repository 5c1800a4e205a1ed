import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countHints, isOftenDismissed } from '../../../../server/src/features/findings/countHints';
import type { Rule } from '../../../../server/src/features/findings/rule';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { code, detectNumbers, library } from './desk';

const rules: readonly Rule[] = [
  {
    code: 'no-claim',
    severity: 'hint',
    settingText: '',
    documentation: '',
    kinds: ['draft'],
    detect: () => [{ span: { start: 0, end: 1 }, message: 'No claim.' }],
  },
  { code, severity: 'hint', settingText: '', documentation: '', kinds: ['draft'], detect: detectNumbers },
  { code: 'never', severity: 'hint', settingText: '', documentation: '', kinds: ['draft'], detect: () => [] },
];

test('hints of all drafts are counted by rule, with those that were dismissed; notes and rules without hints are not', async () => {
  const source = [
    '//- /a.md\nIn 3 years [@sandbar]. In 4 years [@driftwood].\n',
    '//- /b.tex\nIn 5 years~\\cite{sandbar}. In 6 years.\n',
    '//- /marginalia/notes/c.md\nIn 7 years [@sandbar].\n',
    '//- /marginalia/dismissed.txt\n2026-11-30 any-number - Sandbar: Rivers from Above\n',
  ].join('');
  const { snapshot } = createFixtureWorkspace(source + library);
  let pauses = 0;
  const pause = async (): Promise<void> => void (pauses += 1);
  assert.deepEqual(await countHints(snapshot, pause, rules), [{ rule: code, shown: 1, dismissed: 2 }]);
  assert.equal(pauses, 2);
  const off = { ...snapshot, settings: { ...snapshot.settings, rules: { [code]: 'off' as const } } };
  assert.deepEqual(await countHints(off, pause, rules), []);
});

test('more than one in ten dismissed is often, if there are enough to tell', () => {
  const isOften = (dismissed: number, all: number): boolean => isOftenDismissed({ rule: code, dismissed, shown: all - dismissed });
  assert.deepEqual([isOften(3, 20), isOften(2, 5), isOften(5, 5)], [true, true, true]);
  assert.deepEqual([isOften(2, 20), isOften(1, 9), isOften(1, 5), isOften(4, 4), isOften(0, 50)], [false, false, false, false, false]);
});
