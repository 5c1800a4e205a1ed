import { type CrfWeights, labelCount, transitionKinds } from './crf';
import { Lexicon } from './lexicon';

/** A trained model: the words that it knows, and the weights of its two passes. */
export interface ReaderModel {
  readonly lexicon: Lexicon;
  readonly first: CrfWeights;
  readonly second: CrfWeights;
}

/** `MRG` and the version of the features: a model of another version has weights for other features. */
const signature = 0x4d524701;
const transitionSize = transitionKinds * labelCount * labelCount;

/**
 * Layout, little-endian: signature (4 bytes), binary logarithms of the lexicon's slots and of the features of both passes (3 bytes, and
 * one unused), scales (two 4-byte floats), transitions of both passes (4-byte floats), lexicon (two 2-byte numbers a slot), weights of
 * both passes (a byte each).
 */
export function encodeModel({ lexicon, first, second }: ReaderModel): Uint8Array {
  const slots = lexicon.table.length / 2;
  const sizes = [first, second].map(({ bits }) => (1 << bits) * labelCount);
  const bytes = new Uint8Array(16 + 8 * transitionSize + 4 * slots + (sizes[0] ?? 0) + (sizes[1] ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  view.setUint8(4, Math.log2(slots));
  view.setUint8(5, first.bits);
  view.setUint8(6, second.bits);
  let at = 16;
  for (const [index, weights] of [first, second].entries()) {
    view.setFloat32(8 + 4 * index, scaleOf(weights), true);
    for (const each of weights.transitions) {
      view.setFloat32(at, each, true);
      at += 4;
    }
  }
  for (const each of lexicon.table) {
    view.setUint16(at, each, true);
    at += 2;
  }
  for (const weights of [first, second]) {
    const scale = scaleOf(weights);
    for (const each of weights.states) {
      const rounded = Math.max(-127, Math.min(127, Math.round((each * weights.scale) / scale)));
      view.setInt8(at, Math.abs(rounded) > maxDropped ? rounded : 0);
      at += 1;
    }
  }
  return bytes;
}

/** So few of the largest weights are cut off that the others get finer steps. */
const cutShare = 0.0005;

/** Weights that are rounded to this or less are dropped: the file is a third smaller when packed, and reads as well. */
const maxDropped = 5;

function scaleOf({ states, scale }: CrfWeights): number {
  const sizes = Float32Array.from(
    states.filter((each) => each !== 0),
    Math.abs,
  ).sort();
  return Math.max(1e-6, ((sizes[Math.floor(sizes.length * (1 - cutShare))] ?? 1) * scale) / 127);
}

/** Reads what `encodeModel` wrote. undefined if the bytes are damaged or of another version. */
export function decodeModel(bytes: Uint8Array): ReaderModel | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0, true) !== signature) return undefined;
  const [slotBits, firstBits, secondBits] = [view.getUint8(4), view.getUint8(5), view.getUint8(6)];
  if (slotBits > 20 || firstBits > 24 || secondBits > 24) return undefined;
  const slots = 1 << slotBits;
  const lexiconStart = 16 + 8 * transitionSize;
  const firstStart = lexiconStart + 4 * slots;
  const secondStart = firstStart + (1 << firstBits) * labelCount;
  if (bytes.length !== secondStart + (1 << secondBits) * labelCount) return undefined;
  const readPass = (bits: number, index: number, start: number): CrfWeights => ({
    bits,
    states: new Int8Array(bytes.buffer, bytes.byteOffset + start, (1 << bits) * labelCount),
    scale: view.getFloat32(8 + 4 * index, true),
    transitions: Float32Array.from({ length: transitionSize }, (_, at) => view.getFloat32(16 + 4 * (index * transitionSize + at), true)),
  });
  const lexicon = new Lexicon(Uint16Array.from({ length: 2 * slots }, (_, at) => view.getUint16(lexiconStart + 2 * at, true)));
  const [first, second] = [readPass(firstBits, 0, firstStart), readPass(secondBits, 1, secondStart)];
  return lexicon.isFull || !isFinitePass(first) || !isFinitePass(second) ? undefined : { lexicon, first, second };
}

/** Numbers that are not finite would spread over all scores. */
function isFinitePass({ scale, transitions }: CrfWeights): boolean {
  return Number.isFinite(scale) && transitions.every(Number.isFinite);
}
