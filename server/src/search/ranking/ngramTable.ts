/** Numbers runs of letters in the order in which they come. */
export interface NgramTable {
  /** The number of the run, which is new where it wasn't there; -1 where the table is full. */
  add(run: number): number;
  /** -1 where the run isn't there. */
  find(run: number): number;
}

/** Open addressing in typed arrays: a text of a thousand letters is looked up in microseconds. At most `most` runs, each 32 bits. */
export function createNgramTable(most: number): NgramTable {
  const size = 2 ** Math.ceil(Math.log2(4 * Math.max(1, most)));
  const runs = new Int32Array(size);
  /** Number of the run, and 1: 0 is a free place. */
  const numbers = new Uint16Array(size);
  let count = 0;
  const placeOf = (run: number): number => {
    let place = Math.imul(run, 0x9e3779b1) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while (numbers[place] !== 0 && runs[place] !== run) place = (place + 1) & (size - 1);
    return place;
  };
  return {
    add(run) {
      const place = placeOf(run);
      if (numbers[place] === 0) {
        if (count === most) return -1;
        runs[place] = run;
        numbers[place] = ++count;
      }
      return (numbers[place] ?? 0) - 1;
    },
    find: (run) => (numbers[placeOf(run)] ?? 0) - 1,
  };
}
