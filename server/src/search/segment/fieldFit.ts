import type { WordVectors } from '#wordVectors';
import type { SearchDocument } from './segment';

/**
 * How well the vectors of words know the field of some documents. They were trained on papers of a few fields; elsewhere they mislead, and
 * a title is then hardly nearer to its own abstract than to others.
 */
export interface FieldFit {
  /** The documents that were looked at. */
  readonly count: number;
  /** The sum over them: by how many standard deviations the own abstract is nearer to the title than all abstracts are on average. */
  readonly sum: number;
}

/** About so many documents are looked at, evenly spread: abstracts are decoded at each reading. */
const maxDocuments = 100;
/** A shorter abstract says too little, in UTF-16 units. */
const minAbstract = 200;

export function measureFit(documents: readonly SearchDocument[], vectors: WordVectors): FieldFit {
  const step = Math.max(1, Math.floor(documents.length / maxDocuments));
  const sample = documents.filter((document, at) => at % step === 0 && document.abstract.length >= minAbstract);
  const titles = sample.map(({ title }) => vectors.listStems(title));
  const abstracts = sample.map(({ abstract }, at) => {
    const stems = vectors.listStems(abstract);
    // Words that both have say nothing of the vectors.
    for (const stem of titles[at] ?? []) stems.delete(stem);
    return vectors.readStems(stems).vector;
  });
  let sum = 0;
  for (const [own, stems] of titles.entries()) {
    const { vector } = vectors.readStems(stems);
    const products = abstracts.map((abstract) => abstract.reduce((total, each, at) => total + each * (vector[at] ?? 0), 0));
    const mean = products.reduce((total, each) => total + each, 0) / products.length;
    const deviation = Math.sqrt(products.reduce((total, each) => total + (each - mean) ** 2, 0) / products.length);
    if (deviation > 0) sum += ((products[own] ?? mean) - mean) / deviation;
  }
  return { count: sample.length, sum };
}

/** With fewer documents nobody can tell, and words alone find them. */
const minCount = 8;
/** Of machine learning's papers a narrow library has 1.2 or more, papers of medicine and of library science .8 or less. */
const minFit = 1;

export function isKnownField(fits: readonly FieldFit[]): boolean {
  const count = fits.reduce((total, each) => total + each.count, 0);
  return count >= minCount && fits.reduce((total, each) => total + each.sum, 0) >= minFit * count;
}
