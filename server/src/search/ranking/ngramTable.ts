/** Numbers n-grams in the order in which they are added. */
export interface NgramTable {
  /** The number of the n-gram, a new one if it is not in the table yet; -1 if the table is full. */
  add(ngram: number): number;
  /** The number of the n-gram; -1 if it is not in the table. */
  find(ngram: number): number;
}

/** A hash table with open addressing in typed arrays, which makes looking up n-grams fast. It holds at most `most` n-grams of 32 bits. */
export function createNgramTable(most: number): NgramTable {
  const size = 2 ** Math.ceil(Math.log2(4 * Math.max(1, most)));
  const ngrams = new Int32Array(size);
  /** The number of the n-gram plus 1; 0 marks a free slot. */
  const numbers = new Uint16Array(size);
  let count = 0;
  const placeOf = (ngram: number): number => {
    let place = Math.imul(ngram, 0x9e3779b1) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while (numbers[place] !== 0 && ngrams[place] !== ngram) place = (place + 1) & (size - 1);
    return place;
  };
  return {
    add(ngram) {
      const place = placeOf(ngram);
      if (numbers[place] === 0) {
        if (count === most) return -1;
        ngrams[place] = ngram;
        numbers[place] = ++count;
      }
      return (numbers[place] ?? 0) - 1;
    },
    find: (ngram) => (numbers[placeOf(ngram)] ?? 0) - 1,
  };
}
