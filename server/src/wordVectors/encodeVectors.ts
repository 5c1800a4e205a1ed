import { WordVectors, zero } from './wordVectors';

/** `MVEC` and the version of the layout. */
const signature = 0x4d564501;
const headerSize = 16;
/** A step more than this is cut off. */
const maxSteps = 7;

/**
 * Layout, little-endian: signature, number of words, dimensions, size of the words in bytes (4 bytes each); for each word the length of
 * its steps (a 4-byte float); half a byte a number; the words, UTF-8, a line each.
 */
export function encodeVectors(stems: readonly string[], vectors: Float32Array, dimensions: number): Uint8Array {
  const words = new TextEncoder().encode(stems.join('\n'));
  const stepsStart = headerSize + 4 * stems.length;
  const wordsStart = stepsStart + (stems.length * dimensions) / 2;
  const bytes = new Uint8Array(wordsStart + words.length);
  const view = new DataView(bytes.buffer);
  for (const [at, each] of [signature, stems.length, dimensions, words.length].entries()) view.setUint32(4 * at, each, true);
  for (let word = 0; word < stems.length; word += 1) {
    const own = vectors.subarray(word * dimensions, (word + 1) * dimensions);
    const scale = Math.max(1e-12, ...own.map(Math.abs)) / maxSteps;
    view.setFloat32(headerSize + 4 * word, scale, true);
    for (let at = 0; at < dimensions; at += 2) {
      const [low, high] = [at, at + 1].map((each) => zero + Math.round((own[each] ?? 0) / scale)) as [number, number];
      bytes[stepsStart + (word * dimensions + at) / 2] = low | (high << 4);
    }
  }
  bytes.set(words, wordsStart);
  return bytes;
}

/** Reads what `encodeVectors` wrote. undefined if the bytes are damaged or of another version. */
export function decodeVectors(bytes: Uint8Array): WordVectors | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerSize || view.getUint32(0, true) !== signature) return undefined;
  const [count, dimensions, size] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  const stepsStart = headerSize + 4 * count;
  const wordsStart = stepsStart + (count * dimensions) / 2;
  if (dimensions % 2 !== 0 || bytes.length !== wordsStart + size) return undefined;
  const stems = new TextDecoder().decode(bytes.subarray(wordsStart)).split('\n');
  if (stems.length !== count) return undefined;
  const scales = Float32Array.from({ length: count }, (_, at) => view.getFloat32(headerSize + 4 * at, true));
  if (!scales.every(Number.isFinite)) return undefined;
  return new WordVectors(stems, dimensions, bytes.subarray(stepsStart, wordsStart), scales);
}
