import type { TextAgreement } from './workText';
import { isGenericTitle } from './genericTitle';

/** From this share of common word sequences on, two abstracts are one, whatever the titles. */
const sameAbstract = 0.8;
/** From this share on, abstracts under the same title or identifier are versions of one. */
const similarAbstract = 0.5;
/** Below this share, abstracts have nothing to do with each other. */
const otherAbstract = 0.3;

const anotherMark = 'another number, letter or negation in the title';
const anotherWord = 'another word in the title';

/**
 * Why a record with the identifier of the paper is not taken for it; undefined if it is taken. The title has to agree, or the abstract.
 * If titles that are alike differ in a number or in a word that matters, then it is another paper of the same series or of the same
 * authors, even if the abstracts agree.
 */
export function findObjectionByIdentifier(agreement: TextAgreement): string | undefined {
  const { titleSimilarity, hasEqualTitle, isEqualUpToSubtitle, hasEqualMarks, containment = 0 } = agreement;
  if (hasEqualTitle) return undefined;
  if (titleSimilarity >= 0.9 || isEqualUpToSubtitle) {
    if (!hasEqualMarks) return anotherMark;
    return agreement.hasReplacedWord && containment < similarAbstract ? anotherWord : undefined;
  }
  return containment >= (hasEqualMarks ? similarAbstract : sameAbstract) ? undefined : 'another title';
}

/** Why a record that was found by this title is not taken for the paper; undefined if it is taken. */
export function findObjectionByTitle(title: string, agreement: TextAgreement): string | undefined {
  const { titleSimilarity, hasEqualTitle, isEqualUpToSubtitle, hasEqualMarks, containment } = agreement;
  if (titleSimilarity < 0.92 && !isEqualUpToSubtitle)
    return (containment ?? 0) >= sameAbstract ? 'the same abstract under another title (retitled?)' : 'another title';
  if (!hasEqualMarks) return anotherMark;
  if (isGenericTitle(title)) return 'a title that many works have';
  if (containment === undefined) return 'no abstract to compare';
  if (containment >= (hasEqualTitle ? similarAbstract : sameAbstract)) return undefined;
  return containment < otherAbstract ? 'another abstract' : 'the abstract agrees only in part';
}
