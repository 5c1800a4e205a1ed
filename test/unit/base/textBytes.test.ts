import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBytes, decodeText, encodeText, toByteOffsets } from '../../../server/src/base/textBytes';

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

const sample = 'Titel: Größe – 你好, a paper about nothing\n';

function utf16(text: string, order: 'le' | 'be', mark: string): Uint8Array {
  const bytes = Buffer.from(mark + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

test('UTF-8 with and without a mark; the mark is no part of the text', () => {
  assert.deepEqual(decodeText(Buffer.from(sample)), { text: sample });
  assert.deepEqual(decodeText(Buffer.from(`\ufeff${sample}`)), { text: sample });
});

test('UTF-16 in both orders, with and without a mark', () => {
  for (const order of ['le', 'be'] as const) {
    assert.deepEqual(decodeText(utf16(sample, order, '\ufeff')), { text: sample });
    assert.deepEqual(decodeText(utf16(sample, order, '')), { text: sample });
  }
});

test('bytes that are no UTF-8 are windows-1252, and that is said', () => {
  const { text, issue } = decodeText(Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x96, 0x20, 0x93, 0x61, 0x94]));
  assert.equal(text, 'Größe – “a”');
  assert.match(issue ?? '', /save it as UTF-8/);
});

test('a binary file is no text', () => {
  const image = Buffer.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 8, 6, 0xff, 3,
  ]);
  const controls = Buffer.from(Array.from({ length: 100 }, (_, index) => (index % 7) + 1));
  for (const bytes of [image, controls]) assert.deepEqual(decodeText(bytes), { text: '', issue: 'This is a binary file.' });
});

test('an empty file, one byte, and half a character', () => {
  assert.deepEqual(decodeText(new Uint8Array()), { text: '' });
  assert.deepEqual(decodeText(Buffer.from('a')), { text: 'a' });
  assert.equal(decodeText(Buffer.from([0x61, 0xc3])).text, 'aÃ');
});
