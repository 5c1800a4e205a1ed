import type { WordVectors } from '#wordVectors';
import { type FieldFit, measureFit } from './fieldFit';
import { findForms } from './findWords';
import { type SearchDocument, type Segment, valueBits } from './segment';

/** The directions of the documents of a segment (see `WordVectors`). */
export interface DocumentMeanings {
  /** For each document `dimensions` numbers from -127 to 127, which together have the length 127; all 0 without known words. */
  readonly values: Int8Array;
  readonly fit: FieldFit;
}

/** Documents are read in parts of this many, so that the sums take little memory. */
const part = 4096;
export const unitLength = 127;

/** Reads the directions of documents from the postings of their words: no text is read again. */
export function readMeanings(segment: Segment, documents: readonly SearchDocument[], vectors: WordVectors): DocumentMeanings {
  const { dimensions, stems } = vectors;
  const { documentCount, postings } = segment;
  const values = new Int8Array(documentCount * dimensions);
  const sums = new Float32Array(Math.min(part, documentCount) * dimensions);
  const vector = new Float32Array(dimensions);
  /** For each document 1 plus the last stem that was added to it: a stem counts once, in whatever forms. */
  const added = new Uint32Array(documentCount);
  const entries = stems.map((stem) =>
    findForms(segment, stem).filter((form) => (postings.starts[form + 1] ?? 0) > (postings.starts[form] ?? 0)),
  );
  /** For each form of each stem the posting that is read next. */
  const next = entries.map((forms) => forms.map((form) => postings.starts[form] ?? 0));
  for (let from = 0; from < documentCount; from += part) {
    const to = Math.min(from + part, documentCount);
    sums.fill(0);
    for (const [stem, forms] of entries.entries()) {
      if (forms.length === 0) continue;
      vectors.write(stem, vector);
      const places = next[stem] ?? [];
      for (const [index, form] of forms.entries()) {
        const end = postings.starts[form + 1] ?? 0;
        let at = places[index] ?? end;
        for (; at < end; at += 1) {
          const document = (postings.entries[at] ?? 0) >>> valueBits;
          if (document >= to) break;
          if (added[document] === stem + 1) continue;
          added[document] = stem + 1;
          const start = (document - from) * dimensions;
          for (let each = 0; each < dimensions; each += 1) sums[start + each] = (sums[start + each] as number) + (vector[each] as number);
        }
        places[index] = at;
      }
    }
    for (let document = from; document < to; document += 1)
      round(sums.subarray((document - from) * dimensions, (document - from + 1) * dimensions), values, document * dimensions);
  }
  return { values, fit: measureFit(documents, vectors) };
}

function round(sum: Float32Array, values: Int8Array, start: number): void {
  let length = 0;
  for (const each of sum) length += each * each;
  if (length === 0) return;
  const factor = unitLength / Math.sqrt(length);
  for (let at = 0; at < sum.length; at += 1) values[start + at] = Math.round((sum[at] ?? 0) * factor);
}
