import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { getCitationOffset } from '../citing/insertionOffset';
import { fitsSentence } from '../passages/fitsSentence';
import { findPapersForPassage } from '../passages/papersForPassage';
import { findPassage, type Passage } from '../passages/passage';
import type { FoundPaper } from './search';

export interface Suggestions {
  /** The sentence or, of a selection, the sentences that the papers are for; empty where no sentence stands. */
  readonly sentence: Span;
  /** Where a citation for it goes. */
  readonly place: number;
  /** Best first. */
  readonly found: readonly FoundPaper[];
  /** Whether any that it does not cite already is worth citing for the sentence; where none is, `found` has the nearest, if any has a word of its subject. */
  readonly fits: boolean;
  /** How many of `found`, the last ones, the sentence cites already; undefined where it cites none of the library. */
  readonly cited: number | undefined;
}

/** Papers to cite for the sentence at a place of a draft, or for what is selected. undefined where the document is no draft. */
export function suggest(snapshot: Snapshot, uri: string, place: Span, limit: number): Suggestions | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const passage = findPassage(draft, place);
  const found = passage.sentence === '' ? [] : findPapersForPassage(snapshot, { uri, passage, limit });
  const answer = { sentence: passage.span, place: getCitationOffset(draft, passage.span) };
  const cited = new Set(listCitedIn(passage, answer.place).flatMap((key) => resolveCitation(snapshot, uri, key)));
  const others = found.filter(({ paper }) => !cited.has(paper));
  const fits = others.length > 0 && fitsSentence(snapshot, passage.sentence, others, cited);
  return {
    ...answer,
    found: [...others, ...found.filter(({ paper }) => cited.has(paper))],
    fits,
    cited: cited.size === 0 ? undefined : found.length - others.length,
  };
}

/** Keys of the citations of the sentence, and of the one that a further citation would join. */
function listCitedIn({ span: sentence, citations }: Passage, place: number): readonly CitationKey[] {
  const inside = citations.filter(
    ({ span }) => (span.start < sentence.end && sentence.start < span.end) || (span.start < place && place < span.end),
  );
  return inside.flatMap(({ items }) => items.map(({ key }) => key));
}
