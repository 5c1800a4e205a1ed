import type { Ask } from '#lookUp';
import type { AskAnswer } from './answerSource';

/** Something about which registries are asked, one thing after the other. */
export interface Inquiry {
  /** What is to be asked now; empty at the end. */
  readonly next: readonly Ask[];
  take(ask: Ask, answer: AskAnswer): void;
  /** Ends the inquiry before its end. What is known remains. */
  stop(reason: string): void;
}
