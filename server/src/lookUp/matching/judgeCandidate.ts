import { isGenericTitle } from './genericTitle';
import type { TextAgreement } from './workText';

/** How much of an abstract the other one has to contain. */
export const containments = {
  /** If a title lacks a subtitle, of both abstracts: a paper and its extension can have most of an abstract in common. */
  shortTitle: 0.9,
  /** If the titles differ only in the spelling of words. */
  otherSpelling: 0.8,
  /** If the titles are equal: the abstract can have been rewritten for publication. */
  equalTitle: 0.5,
  /** Below this share, abstracts have nothing to do with each other. */
  unrelated: 0.3,
};

const anotherMark = 'different number, letter or negation in the title';
const anotherWord = 'different word in the title';
const abstractInPart = 'abstract matches only partly';
const retitled = 'the same abstract with a different title (renamed?)';

/**
 * Why a record with the identifier of the paper is not taken for it; undefined if it is taken. Identifiers in digests can be wrong, and
 * teams write several papers with nearly one abstract, so the title has to agree except for the spelling of words, or for a subtitle if
 * the abstracts are the same.
 */
export function findObjectionByIdentifier(agreement: TextAgreement): string | undefined {
  const { titleSimilarity, hasEqualTitle, hasEqualMarks, isEqualUpToSubtitle, hasSameWords, containment = 0 } = agreement;
  if (hasEqualTitle) return undefined;
  const isNear = titleSimilarity >= 0.9 || isEqualUpToSubtitle;
  if (!isNear) return containment >= containments.otherSpelling ? retitled : 'different title';
  if (!hasEqualMarks) return anotherMark;
  if (hasSameWords || hasSameAbstract(agreement)) return undefined;
  return anotherWord;
}

/**
 * Why a record that was found by this title is not taken for the paper; undefined if it is taken. The title has to agree, except for
 * the spelling of words and a subtitle, and the abstract.
 */
export function findObjectionByTitle(title: string, agreement: TextAgreement): string | undefined {
  const { titleSimilarity, isEqualUpToSubtitle, hasEqualMarks, hasSameWords, containment } = agreement;
  if (titleSimilarity < 0.92 && !isEqualUpToSubtitle)
    return (containment ?? 0) >= containments.otherSpelling ? retitled : 'different title';
  if (!hasEqualMarks) return anotherMark;
  if (isGenericTitle(title)) return 'common title';
  if (containment === undefined) return 'no abstract to compare';
  if (containment < containments.unrelated) return 'different abstract';
  if (agreement.hasEqualTitle) return containment >= containments.equalTitle ? undefined : abstractInPart;
  if (hasSameWords) return containment >= containments.otherSpelling ? undefined : abstractInPart;
  if (!isEqualUpToSubtitle) return anotherWord;
  return hasSameAbstract(agreement) ? undefined : abstractInPart;
}

function hasSameAbstract({ isEqualUpToSubtitle, containmentOfLonger = 0 }: TextAgreement): boolean {
  return isEqualUpToSubtitle && containmentOfLonger >= containments.shortTitle;
}
