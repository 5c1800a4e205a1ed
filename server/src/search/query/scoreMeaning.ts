import { getWordVectors } from '#wordVectors';
import type { Collection } from '../segment/collection';
import { isKnownField } from '../segment/fieldFit';
import { unitLength } from '../segment/readDirections';
import type { SearchDocument } from '../segment/segment';

/** How near the meaning of a document is to that of a query: by how many standard deviations nearer than the mean of all documents. */
export type MeaningScore = (segment: number, number: number) => number;

/** At least this share of the words of a query must have a vector. */
const minKnown = 0.6;

/** Compares a text with all documents. undefined if the vectors of words do not know the field or the query, or if all documents are equally near. */
export function scoreMeaning<Document extends SearchDocument>(
  { views, documents }: Collection<Document>,
  text: string,
): MeaningScore | undefined {
  const vectors = getWordVectors();
  if (vectors === undefined || documents.length === 0) return undefined;
  const { vector, known } = vectors.read(text);
  if (known < minKnown || vector.every((each) => each === 0)) return undefined;
  if (!isKnownField(views.flatMap(({ loaded }) => loaded.fit() ?? []))) return undefined;
  const nearness = views.map(({ loaded }) => measureNearness(loaded.data.directions, vector, loaded.documents.length));
  let [sum, squares] = [0, 0];
  for (const [index, { hidden }] of views.entries())
    for (const [number, each] of (nearness[index] ?? []).entries()) {
      if (hidden !== undefined && hidden[number] === 1) continue;
      sum += each;
      squares += each * each;
    }
  const mean = sum / documents.length;
  const deviation = Math.sqrt(Math.max(0, squares / documents.length - mean * mean));
  if (deviation < 1) return undefined;
  return (segment, number) => ((nearness[segment]?.[number] ?? mean) - mean) / deviation;
}

/** Cosines are whole multiples of this share, so that their sums are the same in any order. */
const steps = 1 << 14;

/** The cosine of the angle between a direction and that of each document, in `steps`. */
function measureNearness(values: Int8Array, vector: Float32Array, count: number): Int16Array {
  const dimensions = vector.length;
  const nearness = new Int16Array(count);
  for (let document = 0; document < count; document += 1) {
    let product = 0;
    const start = document * dimensions;
    for (let at = 0; at < dimensions; at += 1) product += (values[start + at] as number) * (vector[at] as number);
    nearness[document] = Math.round((product * steps) / unitLength);
  }
  return nearness;
}
