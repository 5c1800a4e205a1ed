import { createSelector } from '../../annotations/anchor/createSelector';
import type { Span } from '../../base/span';
import { toLine } from '../../base/toLine';
import type { DismissalInSentence } from '../../model/dismissal';
import type { Claim } from '../rules/rule';

/** What a dismissal in a sentence says of its place. */
export type ClaimAnchor = Pick<DismissalInSentence, 'claim' | 'selector'>;

/** Of a long sentence, at most this many UTF-16 code units before and after the claim belong to the anchor. */
const farthestInSentence = 200;
/** Of words that a hint marks, such as a quotation, at most this many UTF-16 code units are kept. */
const longestClaim = 400;
/** The words around the sentence are taken from this many UTF-16 code units: more than a selector quotes. */
const around = 200;

/** The anchor of a hint at `span` of a text. */
export function createClaimAnchor(text: string, span: Span, { sentence }: Claim): ClaimAnchor {
  const start = Math.max(Math.min(sentence.start, span.start), span.start - farthestInSentence);
  const claimEnd = Math.min(span.end, span.start + longestClaim);
  const end = Math.min(Math.max(sentence.end, claimEnd), claimEnd + farthestInSentence);
  const from = Math.max(0, start - around);
  const { exact, prefix, suffix } = createSelector(text.slice(from, end + around), { start: start - from, end: end - from });
  return {
    claim: toLine(text.slice(span.start, claimEnd)),
    selector: { exact: toLine(exact), prefix: toLine(prefix), suffix: toLine(suffix) },
  };
}
