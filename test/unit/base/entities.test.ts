import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from '../../../server/src/base/entities';

test('entities of HTML are decoded, and what is none remains', () => {
  for (const [written, decoded] of [
    ['R&amp;D &lt;3 &#x3b1;-&#946; caf&eacute; &NotEqual; 5&nbsp;%', 'R&D <3 α-β café ≠ 5 %'],
    // Entities of one decoding are not decoded again.
    ['&amp;lt;i&amp;gt;', '&lt;i&gt;'],
    ['&#27;[2J&#x202e;', ' [2J '],
    ['AT&T, q&a; &constructor; &#0; &#xd800; &#x110000; & &amp', 'AT&T, q&a; &constructor; &#0; &#xd800; &#x110000; & &amp'],
  ] as const)
    assert.equal(decodeEntities(written), decoded);
});
