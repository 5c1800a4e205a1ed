import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import { type Snapshot, resolveCitation } from '#workspace';
import { getCitationOffset } from '../evidence/citationAtCursor';
import { findPapersForPassage, hasFittingPaper } from './papersForPassage';
import { type Passage, findPassage } from '../evidence/passage';
import type { FoundPaper } from './search';

export interface Suggestions {
  /** The sentence for which the papers are suggested, or the sentences of a selection; empty if there is none. */
  readonly sentence: Span;
  /** The offset where a citation for this sentence would be inserted. */
  readonly place: number;
  /** The suggested papers, best first. */
  readonly found: readonly FoundPaper[];
  /** Whether a paper that the sentence does not cite yet is worth citing. If not, `found` still contains the nearest papers. */
  readonly fits: boolean;
  /** The number of papers at the end of `found` that the sentence already cites; undefined if it cites no paper of the library. */
  readonly cited: number | undefined;
}

/** Suggests papers to cite for the sentence around the cursor, or for a selection. undefined if the document is not a draft. */
export function suggest(snapshot: Snapshot, uri: string, place: Span, limit: number): Suggestions | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const passage = findPassage(draft, place);
  const found = passage.sentence === '' ? [] : findPapersForPassage(snapshot, { uri, passage, limit });
  const answer = { sentence: passage.span, place: getCitationOffset(draft, passage.span) };
  const cited = new Set(listCitedIn(passage, answer.place).flatMap((key) => resolveCitation(snapshot, uri, key)));
  const others = found.filter(({ paper }) => !cited.has(paper));
  const fits = others.length > 0 && hasFittingPaper(snapshot, passage.sentence, others, cited);
  return {
    ...answer,
    found: [...others, ...found.filter(({ paper }) => cited.has(paper))],
    fits,
    cited: cited.size === 0 ? undefined : found.length - others.length,
  };
}

/** The keys that the sentence cites, including those of a citation around the offset where the next one would be inserted. */
function listCitedIn({ span: sentence, citations }: Passage, place: number): readonly CitationKey[] {
  const inside = citations.filter(
    ({ span }) => (span.start < sentence.end && sentence.start < span.end) || (span.start < place && place < span.end),
  );
  return inside.flatMap(({ items }) => items.map(({ key }) => key));
}
