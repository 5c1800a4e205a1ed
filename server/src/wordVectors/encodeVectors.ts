import { WordVectors } from './wordVectors';

/** `MVEC` and the version of the layout. */
const signature = 0x4d564502;
const headerSize = 16;
/** A number has at most so many steps: five levels say as much of a text as fifteen, because the vectors of its words are summed. */
const maxSteps = 2;
const levels = 2 * maxSteps + 1;
/** So many numbers fit in a byte. */
const numbersPerByte = 3;
/** The length of a step as a share of the root of the mean square of a word's numbers: near the one with the least error for five levels. */
const stepShare = 0.85;
/** The lengths of steps are powers of two; the exponent has so many parts. */
const exponentParts = 16;
const exponentOfOne = 192;

/**
 * Layout, little-endian: signature, number of words, dimensions, size of the words in bytes (4 bytes each); for each word the length of
 * its steps (a byte); a third of a byte a number; the words, UTF-8, a line each.
 */
export function encodeVectors(stems: readonly string[], vectors: Float32Array, dimensions: number): Uint8Array {
  const words = new TextEncoder().encode(stems.join('\n'));
  const stepsStart = headerSize + stems.length;
  const wordsStart = stepsStart + Math.ceil((stems.length * dimensions) / numbersPerByte);
  const bytes = new Uint8Array(wordsStart + words.length);
  const view = new DataView(bytes.buffer);
  for (const [at, each] of [signature, stems.length, dimensions, words.length].entries()) view.setUint32(4 * at, each, true);
  for (let word = 0; word < stems.length; word += 1) {
    const own = vectors.subarray(word * dimensions, (word + 1) * dimensions);
    const length = stepShare * Math.sqrt(own.reduce((sum, each) => sum + each * each, 0) / dimensions);
    const exponent = exponentOfOne + Math.round(exponentParts * Math.log2(Math.max(1e-9, length)));
    bytes[headerSize + word] = Math.max(0, Math.min(255, exponent));
    const scale = scaleOf(bytes[headerSize + word]);
    for (const [at, each] of own.entries()) {
      const steps = Math.max(-maxSteps, Math.min(maxSteps, Math.round(each / scale)));
      const number = word * dimensions + at;
      const place = stepsStart + Math.floor(number / numbersPerByte);
      bytes[place] = (bytes[place] ?? 0) + (steps + maxSteps) * levels ** (number % numbersPerByte);
    }
  }
  bytes.set(words, wordsStart);
  return bytes;
}

function scaleOf(exponent = 0): number {
  return 2 ** ((exponent - exponentOfOne) / exponentParts);
}

/** Reads what `encodeVectors` wrote. undefined if the bytes are damaged or of another version. */
export function decodeVectors(bytes: Uint8Array): WordVectors | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerSize || view.getUint32(0, true) !== signature) return undefined;
  const [count, dimensions, size] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  const stepsStart = headerSize + count;
  const wordsStart = stepsStart + Math.ceil((count * dimensions) / numbersPerByte);
  if (bytes.length !== wordsStart + size) return undefined;
  const stems = new TextDecoder().decode(bytes.subarray(wordsStart)).split('\n');
  if (stems.length !== count) return undefined;
  const steps = new Int8Array(count * dimensions);
  for (let number = 0; number < steps.length; number += 1) {
    const byte = bytes[stepsStart + Math.floor(number / numbersPerByte)] ?? 0;
    steps[number] = (Math.floor(byte / levels ** (number % numbersPerByte)) % levels) - maxSteps;
  }
  const scales = Float32Array.from(bytes.subarray(headerSize, stepsStart), scaleOf);
  return new WordVectors(stems, dimensions, steps, scales);
}
