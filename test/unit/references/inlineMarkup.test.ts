import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCslMarkup } from '../../../server/src/references/richText';

test('emphasis becomes the tags of CSL, and everything else stays', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['see', 'see'],
    ['see *esp.*', 'see <i>esp.</i>'],
    ['_e.g._', '<i>e.g.</i>'],
    ['**only**, and __so__', '<b>only</b>, and <b>so</b>'],
    ['5 * 3 * 2', '5 * 3 * 2'],
    ['\\*not\\*', '*not*'],
    ['p.~3', 'p.\u00a03'],
    ['*open', '*open'],
  ];
  for (const [markdown, csl] of pairs) assert.equal(toCslMarkup(markdown), csl, markdown);
});
