import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBytes, encodeText, toByteOffsets } from '../../../server/src/base/textBytes';

for (const text of ['', 'plain kites', 'Größe – 你好 “kites” 😀 rope', 'half \ud83d of a pair', '\ufeffmark', `${'long '.repeat(3000)}ü`]) {
  test(`bytes of ${JSON.stringify(text.slice(0, 20))} give the text back, whole and in pieces`, () => {
    const bytes = encodeText(text);
    assert.equal(decodeBytes(bytes), text);
    // An offset between the two halves of a pair is no place in a text.
    const offsets = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => !isInPair(text, at));
    const places = toByteOffsets(text, offsets.toReversed()).toReversed();
    for (const [index, at] of offsets.entries()) {
      if (index > 50 && index < offsets.length - 50) continue;
      assert.equal(decodeBytes(bytes, places[index], places.at(-1)), text.slice(at));
      assert.equal(decodeBytes(bytes, 0, places[index]), text.slice(0, at));
    }
  });
}

function isInPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}
