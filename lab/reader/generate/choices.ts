import { createRandom, type Random } from '../../../test/support/random';

/** Random choices as a generator of texts needs them. */
export interface Choices extends Random {
  /** True in this share of cases. */
  chance(share: number): boolean;
  /** A whole number; both ends may occur. */
  between(min: number, max: number): number;
  /** Draws by weights: `[[3, 'often'], [1, 'seldom']]`. */
  weighted<T>(values: readonly (readonly [number, T])[]): T;
  /** Some of the values, each once, in their order. */
  some<T>(values: readonly T[], min: number, max: number): T[];
}

export function createChoices(seed: number): Choices {
  const random = createRandom(seed);
  const chance = (share: number): boolean => random.below(1_000_000) < share * 1_000_000;
  const between = (min: number, max: number): number => min + random.below(Math.max(1, max - min + 1));
  return {
    ...random,
    chance,
    between,
    weighted(values) {
      const total = values.reduce((sum, [weight]) => sum + weight, 0);
      let at = (random.below(1_000_000) / 1_000_000) * total;
      for (const [weight, value] of values) {
        at -= weight;
        if (at < 0) return value;
      }
      return random.pick(values)[1];
    },
    some(values, min, max) {
      const count = Math.min(values.length, between(min, max));
      const chosen = new Set(random.shuffle(values.map((_, index) => index)).slice(0, count));
      return values.filter((_, index) => chosen.has(index));
    },
  };
}

/** Replaces `{slot}` by one of the slot's phrases, which may contain slots themselves; `{a|b|}` is a choice of words. */
export function expand(choices: Choices, pattern: string, slots: Readonly<Record<string, readonly string[]>>): string {
  let text = pattern;
  for (let depth = 0; depth < 8 && text.includes('{'); depth++)
    text = text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      if (name === '#') return String(choices.between(2, 99));
      if (name === 'h') return String(choices.between(1, 12));
      if (name === 'dd') return String(choices.between(1, 31));
      if (name === '##') return String(choices.between(100, 999));
      if (name === 'year') return String(choices.between(1980, 2026));
      const phrases = slots[name];
      return phrases === undefined ? choices.pick(name.split('|')) : choices.pick(phrases);
    });
  return text;
}

export function capitalize(text: string): string {
  const first = [...text][0] ?? '';
  return first.toUpperCase() + text.slice(first.length);
}
