import type { PaperFacts } from '#digest';

/** A paper that was found, and the words for where it was found: `Hugging Face daily papers, 2026-06-23`. */
export interface FeedPaper {
  readonly facts: PaperFacts;
  readonly source: string;
}
