import { createSelector } from '../../annotations/anchor/createSelector';
import { createPassageLocator } from '../../annotations/anchor/locatePassage';
import type { Span } from '../../base/span';
import { toLine } from '../../base/toLine';
import type { DismissalInSentence } from '../../model/dismissal';
import type { Claim } from '../rules/rule';

/** What a dismissal in a sentence says of its place. */
export type ClaimAnchor = Pick<DismissalInSentence, 'claim' | 'selector'>;

/** Of a long sentence, at most this many UTF-16 code units before and after the claim belong to the anchor. */
const farthestInSentence = 200;
/** The sentence is searched for in the text up to this far around the hint, in UTF-16 code units. */
const searchedAround = 500;

/** The anchor of a hint at `span` of a text. */
export function createClaimAnchor(text: string, span: Span, { sentence }: Claim): ClaimAnchor {
  const { exact, prefix, suffix } = createSelector(text, {
    start: Math.max(Math.min(sentence.start, span.start), span.start - farthestInSentence),
    end: Math.min(Math.max(sentence.end, span.end), span.end + farthestInSentence),
  });
  return {
    claim: toLine(text.slice(span.start, span.end)),
    selector: { exact: toLine(exact), prefix: toLine(prefix), suffix: toLine(suffix) },
  };
}

/**
 * Whether a hint at `span` of a text is the one that was dismissed: it marks the very same words, in the same sentence, which may have
 * moved or may have been edited a little.
 */
export function isAnchored(anchor: ClaimAnchor, text: string, span: Span, claim: Claim): boolean {
  const now = createClaimAnchor(text, span, claim);
  if (now.claim !== anchor.claim) return false;
  if (now.selector.exact === anchor.selector.exact) return true;
  const start = Math.max(0, span.start - searchedAround);
  const place = createPassageLocator(text.slice(start, span.end + searchedAround)).locate(anchor.selector);
  return place.kind === 'found' && place.span.start + start <= span.start && span.end <= place.span.end + start;
}
