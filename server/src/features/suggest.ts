import type { Span } from '../base/span';
import type { Snapshot } from '../workspace/snapshot';
import { getCitationPlace } from './parts/citationPlace';
import { fitsSentence } from './parts/fitsSentence';
import { findPapersForPassage } from './parts/papersForPassage';
import { findPassage } from './parts/passage';
import type { FoundPaper } from './search';

export interface Suggestions {
  /** The sentence or, of a selection, the sentences that the papers are for; empty where no sentence stands. */
  readonly sentence: Span;
  /** Where a citation for it goes. */
  readonly place: number;
  /** Best first. */
  readonly found: readonly FoundPaper[];
  /** Whether any is worth citing for the sentence; where none is, `found` has the nearest, if any has a word of its subject. */
  readonly fits: boolean;
}

/** Papers to cite for the sentence at a place of a draft, or for what is selected. undefined where the document is no draft. */
export function suggest(snapshot: Snapshot, uri: string, place: Span, limit: number): Suggestions | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const passage = findPassage(draft, place);
  const found = passage.sentence === '' ? [] : findPapersForPassage(snapshot, { uri, passage, limit });
  return { sentence: passage.span, place: getCitationPlace(draft, passage.span), found, fits: found.length > 0 && fitsSentence(snapshot, passage.sentence, found) };
}
