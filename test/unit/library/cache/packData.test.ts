import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packStrings, readStrings } from '../../../../server/src/base/stringTable';
import { concatBytes, packData, unpackData } from '../../../../server/src/library/cache/packData';

const data = {
  text: 'Kite “Über” 😀',
  list: [{ numbers: new Uint32Array([1, 2, 4_294_967_295]) }, { numbers: new Uint32Array() }],
  more: {
    bytes: new Uint8Array([1, 2, 3]),
    floats: new Float32Array([0.5, -1]),
    doubles: new Float64Array([Math.PI]),
    signed: new Int32Array([-1]),
    short: new Uint16Array([65_535]),
  },
  nothing: null,
  empty: [],
  words: ['a', 'b'],
};

test('data is what it was, wherever its bytes stand', () => {
  const packed = concatBytes(packData(data));
  assert.deepEqual(unpackData(packed), data);
  const shifted = new Uint8Array(packed.length + 5);
  shifted.set(packed, 5);
  assert.deepEqual(unpackData(shifted.subarray(5)), data);
  assert.ok(packData(data).every(({ byteLength }) => byteLength % 16 === 0 && byteLength > 0));
});

test('arrays that are views of a part are packed as that part', () => {
  const part = new Uint32Array([1, 2, 3, 4]).subarray(1, 3);
  assert.deepEqual(unpackData(concatBytes(packData([{ part }]))), [{ part: new Uint32Array([2, 3]) }]);
});

test('what is no plain data is refused', () => assert.throws(() => packData({ big: new BigInt64Array(1) }), TypeError));

test('strings of any kind are what they were', () => {
  for (const strings of [
    [],
    [''],
    ['Kite', '', 'Über', '😀', '\ufeffmark'],
    ['half \ud83d', 'a pair', '\udc00'],
    [`${'long '.repeat(5000)}\ud800`],
  ]) {
    const table = packStrings(strings);
    const read = readStrings(unpackData(concatBytes(packData(table))) as typeof table);
    assert.deepEqual(
      strings.map((_, index) => read(index)),
      strings,
    );
  }
});
