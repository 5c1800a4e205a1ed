import { test } from 'node:test';
import { upsertReferences } from '../../../../server/src/ownFiles/references/editReferences';
import { riverReference } from '../../../support/completedReferences';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const path = '/marginalia/references.json';
const text = applyEdits('', upsertReferences('', [riverReference]) ?? []);

function check(marked: string, reasons: readonly RegExp[], severity?: 'off'): void {
  checkRule(`//- ${path}\n${marked}`, path, 'malformed-reference', reasons, severity && { rules: { 'malformed-reference': severity } });
}

test('what can’t be read of the file of references is marked where it stands', () => {
  check(text, []);
  check(text.replace('"type": "article"', '"type": "<|poster|>"'), [/one of article-journal/]);
  check('<|{}|>', [/isn't a list of completed references/]);
  check('{}', [], 'off');
});
