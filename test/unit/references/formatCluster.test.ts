import assert from 'node:assert/strict';
import { test } from 'node:test';
import CSL from 'citeproc';
import { createEngine } from '../../../server/src/references/engine';
import { readLocatorTerms } from '../../../server/src/references/formatCluster';
import { englishTerms } from '../../../server/src/text/locator';
import { numericStyle } from './items';

test('English labels are those of the English locale', () => {
  const { engine } = createEngine(CSL, numericStyle, 'en-US');
  const terms = readLocatorTerms((term, form, plural) => engine.getTerm(term, form, plural));
  assert.deepEqual([...terms].sort(), [...englishTerms].sort());
});
