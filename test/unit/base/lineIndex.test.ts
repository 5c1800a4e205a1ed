import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLineIndex } from '../../../server/src/base/lineIndex';

for (const [name, end] of [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const) {
  test(`offsets and positions are inverse with ${name}`, () => {
    const text = ['first', '', '𝒳 astral', 'last'].join(end);
    const lines = createLineIndex(text);
    assert.equal(lines.lineCount, 4);
    for (let offset = 0; offset <= text.length; offset++) {
      const position = lines.positionAt(offset);
      // Between the two characters of CRLF there is no position.
      if (text.slice(offset - 1, offset + 1) !== '\r\n') assert.equal(lines.offsetAt(position), offset, `offset ${offset}`);
    }
    assert.deepEqual(lines.positionAt(text.length), { line: 3, character: 4 });
  });
}

test('positions outside of the text are clamped', () => {
  const lines = createLineIndex('ab\r\ncd');
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
  assert.equal(lines.offsetAt({ line: -1, character: 3 }), 0);
  assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
});
