import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getWordVectors } from '../../../server/src/wordVectors/builtInVectors';
import { decodeVectors, encodeVectors } from '../../../server/src/wordVectors/encodeVectors';

const stems = ['boat', 'été', 'ship'];
const vectors = Float32Array.from([1, 0, 0, 0, 0, -0.5, 0, 0, 0.9, 0.1, 0, 0]);
const bytes = encodeVectors(stems, vectors, 4);

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0);
}

test('vectors are read as they were written, in five levels', () => {
  const read = decodeVectors(bytes);
  assert.ok(read);
  assert.deepEqual(read.stems, stems);
  const vector = new Float32Array(4);
  for (let word = 0; word < stems.length; word += 1) {
    read.write(word, vector);
    const own = vectors.subarray(4 * word, 4 * word + 4);
    // A step is .85 of the root of the mean square, but for the rounding of its length; larger numbers than two and a half are cut off.
    const step = 0.85 * Math.sqrt(dot(own, own) / 4) * 1.03;
    for (let at = 0; at < 4; at += 1) {
      const wanted = Math.max(-2 * step, Math.min(2 * step, own[at] ?? 0));
      assert.ok(Math.abs((vector[at] ?? 0) - wanted) <= 0.55 * step, `${stems[word]} ${at}: ${vector[at]} for ${own[at]}`);
    }
  }
});

test('a file that is cut, longer or of another version is not read', () => {
  assert.equal(decodeVectors(bytes.subarray(0, bytes.length - 1)), undefined);
  assert.equal(decodeVectors(Uint8Array.from([...bytes, 0])), undefined);
  assert.equal(decodeVectors(new Uint8Array(0)), undefined);
  for (let at = 0; at < 16; at += 1) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    assert.equal(decodeVectors(damaged), undefined, `byte ${at}`);
  }
});

test('a text points where its words point, each counted once, and says how many of them are known', () => {
  const read = decodeVectors(bytes);
  assert.ok(read);
  const { vector, known } = read.read('Boats, boat and the ship; a submarine');
  assert.ok(Math.abs(dot(vector, vector) - 1) < 1e-5);
  assert.equal(known, 2 / 3);
  assert.deepEqual(read.read('boat boat boat').vector, read.read('a boat').vector);
  assert.deepEqual([...read.read('submarine').vector], [0, 0, 0, 0]);
  assert.equal(read.read('').known, 1);
});

test('words of the same thing point the same way', () => {
  const read = getWordVectors();
  assert.ok(read);
  const near = (a: string, b: string): number => dot(read.read(a).vector, read.read(b).vector);
  for (const [word, same, other] of [
    ['cheap', 'inexpensive', 'protein'],
    ['picture', 'image', 'lawyer'],
    ['translation', 'bilingual', 'robot'],
    ['medicine', 'clinical', 'compiler'],
    ['film', 'movie', 'theorem'],
  ] as const)
    assert.ok(near(word, same) > near(word, other) + 0.05, `${word}: ${same} ${near(word, same)}, ${other} ${near(word, other)}`);
});
