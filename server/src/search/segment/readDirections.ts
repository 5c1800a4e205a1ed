import { getWordVectors } from '#wordVectors';
import { noForm, type Segment, valueBits } from './segment';
import type { SortedTerms } from './sortedTerms';

/** A direction has this length in whole numbers. */
export const unitLength = 127;

/** Documents are read in parts of this many, so that the sums take little memory. */
const part = 4096;

/** A stem of the segment that has a vector, and the postings of one of its forms that are read next. */
interface Reading {
  readonly vector: number;
  at: number;
  readonly end: number;
}

/**
 * The directions of documents (see `WordVectors`): for each as many numbers from -127 to 127 as a vector has, which together have the length
 * 127; all 0 for a document without known words. Empty without vectors. They are the sums of the vectors of the stems of a document, which
 * are read from the postings: a stem counts once, in whatever forms.
 */
export function readDirections({ documentCount, words, firstForms, nextForms, postings }: DirectionSource): Int8Array {
  const vectors = getWordVectors();
  if (vectors === undefined) return new Int8Array(0);
  const { dimensions } = vectors;
  const readings: Reading[] = [];
  for (let stem = 0; stem < firstForms.length; stem += 1) {
    if (firstForms[stem] === noForm) continue;
    const vector = vectors.find(readTerm(words, stem));
    if (vector === undefined) continue;
    for (let form = firstForms[stem] ?? noForm; form !== noForm; form = nextForms[form] ?? noForm) {
      const [at, end] = [postings.starts[form] ?? 0, postings.starts[form + 1] ?? 0];
      if (at < end) readings.push({ vector, at, end });
    }
  }
  const values = new Int8Array(documentCount * dimensions);
  const sums = new Float32Array(Math.min(part, documentCount) * dimensions);
  const own = new Float32Array(dimensions);
  /** For each document 1 plus the vector that was added to it last. */
  const added = new Uint32Array(documentCount);
  for (let from = 0; from < documentCount; from += part) {
    const to = Math.min(from + part, documentCount);
    sums.fill(0);
    for (const reading of readings) {
      const { vector, end } = reading;
      if (reading.at >= end || (postings.entries[reading.at] ?? 0) >>> valueBits >= to) continue;
      vectors.write(vector, own);
      let { at } = reading;
      for (; at < end; at += 1) {
        const document = (postings.entries[at] as number) >>> valueBits;
        if (document >= to) break;
        if (added[document] === vector + 1) continue;
        added[document] = vector + 1;
        const start = (document - from) * dimensions;
        for (let each = 0; each < dimensions; each += 1) sums[start + each] = (sums[start + each] as number) + (own[each] as number);
      }
      reading.at = at;
    }
    for (let document = from; document < to; document += 1)
      round(sums, (document - from) * dimensions, values, document * dimensions, dimensions);
  }
  return values;
}

type DirectionSource = Pick<Segment, 'documentCount' | 'words' | 'firstForms' | 'nextForms' | 'postings'>;

const decoder = new TextDecoder();

function readTerm({ bytes, starts }: SortedTerms, id: number): string {
  return decoder.decode(bytes.subarray(starts[id], starts[id + 1]));
}

function round(sums: Float32Array, from: number, values: Int8Array, to: number, dimensions: number): void {
  let length = 0;
  for (let at = 0; at < dimensions; at += 1) length += (sums[from + at] as number) ** 2;
  if (length === 0) return;
  const factor = unitLength / Math.sqrt(length);
  for (let at = 0; at < dimensions; at += 1) values[to + at] = Math.round((sums[from + at] as number) * factor);
}
