import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderAffix } from '../../../../server/src/drafts/markdown/cluster';

test('a non-breaking space is written unless pandoc inserts it by itself', () => {
  for (const abbreviation of ['p.', 'pp.', 'chap.', 'sec.', 'vol.', 'No.'])
    assert.equal(renderAffix(`see ${abbreviation}\u00a03`), `see ${abbreviation} 3`);
  for (const other of ['no.', 'P.', 'Vol.', 'n']) assert.equal(renderAffix(`see ${other}\u00a03`), `see ${other}\\ 3`);
});
