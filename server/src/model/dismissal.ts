import type { TextQuoteSelector } from './annotation';

/** What the writer dismissed: hints of a rule about a paper, in one sentence or everywhere. */
export type Dismissal = DismissalInSentence | DismissalForPaper;

interface DismissalBase {
  /** The day: `2026-11-30`. */
  readonly date: string;
  /** The code of the rule: `contradicted-number`. */
  readonly rule: string;
  /** The paper, as `getIdentity` writes it; `-` also if the hint was about no single paper. */
  readonly identity: string;
}

export interface DismissalInSentence extends DismissalBase {
  readonly kind: 'sentence';
  /** The words that the hint marked, in one line: a number, a quotation, a name. */
  readonly claim: string;
  /** The sentence, or of a long sentence the part around the claim. */
  readonly selector: TextQuoteSelector;
}

interface DismissalForPaper extends DismissalBase {
  readonly kind: 'paper';
  readonly title: string;
}
