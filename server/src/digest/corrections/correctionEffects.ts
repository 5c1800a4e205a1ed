import type { Correction } from './correction';
import { printCorrection } from './corrections';

/** What a correction does to the papers of a text. */
export interface CorrectionEffect {
  readonly added: number;
  /** How many papers have another title than before. */
  readonly changed: number;
  readonly removed: number;
  /** How many papers have the title that the correction names without it. */
  readonly unchanged: number;
}

/** Counts what each correction does while it is applied. */
export class EffectCounter {
  readonly #effects = new Map<string, CorrectionEffect>();

  add(correction: Correction, kind: keyof CorrectionEffect, count = 1): void {
    if (count === 0) return;
    const line = printCorrection(correction);
    const known = this.#effects.get(line) ?? noEffect;
    this.#effects.set(line, { ...known, [kind]: known[kind] + count });
  }

  /** The effects by the lines of their corrections, as `printCorrection` prints them. */
  get effects(): ReadonlyMap<string, CorrectionEffect> {
    return this.#effects;
  }
}

const noEffect: CorrectionEffect = { added: 0, changed: 0, removed: 0, unchanged: 0 };
