import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRisPublication } from '../../../../server/src/digest/containers/tagged/ris';

test('how the work of the first record was published', () => {
  const text =
    'TY  - CPAPER\r\nA1  - Frost, Jo\r\nA1  - von der Heide, Eva, Jr.\r\nA1  - The Ice Team\r\nSP  - 7\r\nEP  - 7\r\nPB  - Ice Press\r\nER  - \r\nTY  - JOUR\r\nVL  - 9\r\n';
  assert.deepEqual(readRisPublication(text), {
    type: 'paper-conference',
    volume: undefined,
    issue: undefined,
    pages: '7',
    publisher: 'Ice Press',
    authors: [
      { family: 'Frost', given: 'Jo' },
      { family: 'Heide', given: 'Eva', particle: 'von der', suffix: 'Jr.' },
      { literal: 'The Ice Team' },
    ],
  });
  assert.equal(readRisPublication('TY  - JOUR\nSP  - 12\nEP  - 34\n').pages, '12-34');
  assert.equal(readRisPublication('TY  - JOUR\nSP  - 12-34\nEP  - 34\n').pages, '12-34');
});

test('any text', () => {
  for (const text of ['', 'words', 'TY  - ', 'AU  - ,']) assert.equal(readRisPublication(text).volume, undefined);
});
