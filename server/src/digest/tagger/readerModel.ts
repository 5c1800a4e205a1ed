import { type CrfWeights, labelCount, transitionKinds } from './crf';
import { Lexicon } from './lexicon';

/** A trained model: the words that it knows, and the weights of its two passes. */
export interface ReaderModel {
  readonly lexicon: Lexicon;
  readonly first: CrfWeights;
  readonly second: CrfWeights;
}

/** `MRG` and the version of the layout and the features: a model of another version has weights for other features. */
const signature = 0x4d524702;
const transitionSize = transitionKinds * labelCount * labelCount;
const transitionsEnd = 16 + 8 * transitionSize;

/**
 * Layout, little-endian: signature (4 bytes), binary logarithms of the lexicon's slots and of the features of both passes (3 bytes, and
 * one unused), scales (two 4-byte floats), transitions of both passes (4-byte floats), lexicon (two 2-byte numbers a slot); for each pass a
 * byte a feature whose bits say which labels have a weight (as there are 8 labels), then these weights (a byte each).
 */
export function encodeModel({ lexicon, first, second }: ReaderModel): Uint8Array {
  const head = new Uint8Array(transitionsEnd + 2 * lexicon.table.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, signature, true);
  view.setUint8(4, Math.log2(lexicon.table.length / 2));
  view.setUint8(5, first.bits);
  view.setUint8(6, second.bits);
  for (const [index, { transitions, ...weights }] of [first, second].entries()) {
    view.setFloat32(8 + 4 * index, scaleOf(weights), true);
    for (const [at, each] of transitions.entries()) view.setFloat32(16 + 4 * (index * transitionSize + at), each, true);
  }
  for (const [at, each] of lexicon.table.entries()) view.setUint16(transitionsEnd + 2 * at, each, true);
  const passes = [first, second].flatMap(encodeStates);
  const bytes = new Uint8Array(head.length + passes.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of [head, ...passes]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** For each feature which of its weights are not 0, and these weights. */
function encodeStates({ states, scale }: StateWeights): readonly [masks: Uint8Array, weights: Int8Array] {
  const step = scaleOf({ states, scale });
  const masks = new Uint8Array(states.length / labelCount);
  const weights: number[] = [];
  for (const [at, each] of states.entries()) {
    const rounded = Math.max(-maxSteps, Math.min(maxSteps, Math.round((each * scale) / step)));
    if (Math.abs(rounded) <= maxDropped) continue;
    const feature = Math.floor(at / labelCount);
    masks[feature] = (masks[feature] ?? 0) | (1 << (at % labelCount));
    weights.push(rounded);
  }
  return [masks, Int8Array.from(weights)];
}

type StateWeights = Pick<CrfWeights, 'states' | 'scale'>;

/** So few of the largest weights are cut off that the others get finer steps. */
const cutShare = 0.0005;

/** The largest weight, in steps. With twice as many, the file is a tenth larger, and reads no better. */
const maxSteps = 63;
/** Weights of so few steps are dropped: the file is a third smaller when packed, and reads as well. */
const maxDropped = 2;

function scaleOf({ states, scale }: StateWeights): number {
  const sizes = Float32Array.from(
    states.filter((each) => each !== 0),
    Math.abs,
  ).sort();
  return Math.max(1e-6, ((sizes[Math.floor(sizes.length * (1 - cutShare))] ?? 1) * scale) / maxSteps);
}

/** Reads what `encodeModel` wrote. undefined if the bytes are damaged or of another version. */
export function decodeModel(bytes: Uint8Array): ReaderModel | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0, true) !== signature) return undefined;
  const [slotBits, firstBits, secondBits] = [view.getUint8(4), view.getUint8(5), view.getUint8(6)];
  const lexiconEnd = transitionsEnd + 4 * (1 << slotBits);
  if (slotBits > 20 || firstBits > 24 || secondBits > 24 || bytes.length < lexiconEnd) return undefined;
  const lexicon = new Lexicon(Uint16Array.from({ length: 2 << slotBits }, (_, at) => view.getUint16(transitionsEnd + 2 * at, true)));
  const firstStates = decodeStates(bytes, lexiconEnd, firstBits);
  const secondStates = firstStates === undefined ? undefined : decodeStates(bytes, firstStates.end, secondBits);
  if (firstStates === undefined || secondStates?.end !== bytes.length) return undefined;
  const toPass = (bits: number, index: number, { states }: DecodedStates): CrfWeights => ({
    bits,
    states,
    scale: view.getFloat32(8 + 4 * index, true),
    transitions: Float32Array.from({ length: transitionSize }, (_, at) => view.getFloat32(16 + 4 * (index * transitionSize + at), true)),
  });
  const [first, second] = [toPass(firstBits, 0, firstStates), toPass(secondBits, 1, secondStates)];
  return lexicon.isFull || !isFinitePass(first) || !isFinitePass(second) ? undefined : { lexicon, first, second };
}

/** The weights of a pass, and the offset behind them. */
interface DecodedStates {
  readonly states: Int8Array;
  readonly end: number;
}

/** Reads the weights that begin at an offset. undefined if the bytes end before them. */
function decodeStates(bytes: Uint8Array, start: number, bits: number): DecodedStates | undefined {
  const features = 1 << bits;
  let end = start + features;
  if (bytes.length < end) return undefined;
  const states = new Int8Array(features * labelCount);
  for (let feature = 0; feature < features; feature += 1) {
    const mask = bytes[start + feature] ?? 0;
    for (let label = 0; mask >> label > 0; label += 1) {
      if (((mask >> label) & 1) === 0) continue;
      states[feature * labelCount + label] = bytes[end] ?? 0;
      end += 1;
    }
  }
  return end > bytes.length ? undefined : { states, end };
}

/** Numbers that are not finite would spread over all scores. */
function isFinitePass({ scale, transitions }: CrfWeights): boolean {
  return Number.isFinite(scale) && transitions.every(Number.isFinite);
}
