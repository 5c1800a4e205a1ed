import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MappedTextBuilder, mapVerbatim } from '../../../server/src/base/mappedText';

test('places of a text that was put together', () => {
  const source = 'abc=C3=A4=\ndef=F0=9F=AA=81=F0=9F=AA=81';
  const builder = new MappedTextBuilder();
  builder.add('abc', 0, 3);
  builder.add('ä', 3, 9);
  builder.add('def', 11, 14);
  builder.add('🪁', 14, 26);
  builder.add('🪁', 26, 38);
  builder.add('', 38, 38);
  const { text, toSource } = builder.finish();
  assert.equal(text, 'abcädef🪁🪁');
  const written = (part: string): string => {
    const at = text.indexOf(part);
    const { start, end } = toSource({ start: at, end: at + part.length });
    return source.slice(start, end);
  };
  assert.equal(written('b'), 'b');
  assert.equal(written('cäd'), 'c=C3=A4=\nd');
  assert.equal(written('cä'), 'c=C3=A4');
  assert.equal(written('🪁🪁'), '=F0=9F=AA=81=F0=9F=AA=81');
  assert.equal(written('f🪁'), 'f=F0=9F=AA=81');
  assert.deepEqual(toSource({ start: 4, end: 4 }), { start: 11, end: 11 });
  assert.deepEqual(new MappedTextBuilder().finish().toSource({ start: 0, end: 0 }), { start: 0, end: 0 });
});

test('four characters for three keep their places, however many there are', () => {
  const builder = new MappedTextBuilder();
  for (let at = 0; at < 100_000; at += 1) builder.add('abc', at * 4, at * 4 + 4);
  const { toSource } = builder.finish();
  for (let at = 0; at < 300_000; at += 2999 * 3)
    assert.deepEqual(toSource({ start: at, end: at + 3 }), { start: (at / 3) * 4, end: (at / 3) * 4 + 4 });
});

test('a text as it is', () => {
  const { text, toSource } = mapVerbatim('one two three', { start: 4, end: 7 });
  assert.equal(text, 'two');
  assert.deepEqual(toSource({ start: 1, end: 3 }), { start: 5, end: 7 });
});
