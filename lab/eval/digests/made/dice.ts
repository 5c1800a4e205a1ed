import { createRandom, type Random } from '../../../../test/support/random';

/** Seeds from here on use words and shapes that lower ones never use. */
const firstHeldOutSeed = 1000;

/** Random choices of one made text. */
export interface Dice extends Random {
  readonly heldOut: boolean;
  chance(share: number): boolean;
  /** One of those that this text may use: a third of each pool is kept for texts that are held out. */
  from<T>(pool: readonly T[]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** So many, without repeats as far as there are enough. */
  some<T>(pool: readonly T[], count: number): readonly T[];
}

export function throwDice(seed: number, index: number): Dice {
  const random = createRandom(seed * 7919 + index * 104_729 + 13);
  const heldOut = seed >= firstHeldOutSeed;
  const allowed = <T>(pool: readonly T[]): readonly T[] => (pool.length < 6 ? pool : pool.filter((_, at) => (at % 3 === 2) === heldOut));
  return {
    ...random,
    heldOut,
    chance: (share) => random.below(1000) < share * 1000,
    from: (pool) => random.pick(allowed(pool)),
    some: (pool, count) => random.shuffle(allowed(pool)).slice(0, count),
    weighted(choices) {
      const all = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = (random.below(1_000_000) / 1_000_000) * all;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return random.pick(choices)[0];
    },
  };
}
