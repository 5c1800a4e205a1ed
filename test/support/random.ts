/** Random choices that are the same each time for the same seed. */
export interface Random {
  /** A whole number from 0 up to but not including `bound`. */
  below(bound: number): number;
  pick<T>(values: readonly T[]): T;
  shuffle<T>(values: readonly T[]): T[];
}

/** Creates random choices with mulberry32, which is short and gives the same numbers on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  return {
    below,
    pick,
    shuffle(values) {
      const shuffled = [...values];
      for (let at = shuffled.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [shuffled[at], shuffled[other]] = [shuffled[other] as (typeof shuffled)[number], shuffled[at] as (typeof shuffled)[number]];
      }
      return shuffled;
    },
  };
}

/** Runs a property for the seeds 1 to `count`, or only for the seed in `MARGINALIA_SEED`. If the property fails, its seed is printed. */
export function forSeeds(count: number, property: (random: Random) => void): void {
  for (const seed of listSeeds(count)) {
    try {
      property(createRandom(seed));
    } catch (error) {
      console.error(`seed ${seed}`);
      throw error;
    }
  }
}

/** Like `forSeeds`, for a property that takes time: one seed after the other. */
export async function forSeedsInTurn(count: number, property: (random: Random) => Promise<void>): Promise<void> {
  for (const seed of listSeeds(count)) {
    try {
      await property(createRandom(seed));
    } catch (error) {
      console.error(`seed ${seed}`);
      throw error;
    }
  }
}

function listSeeds(count: number): readonly number[] {
  const wanted = process.env['MARGINALIA_SEED'];
  return wanted === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(wanted)];
}
