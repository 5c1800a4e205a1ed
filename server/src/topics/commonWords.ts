import { stopWords } from '#text';

/** Adverbs, prepositions and numbers besides the stop words, and words with which papers describe their own work. */
const ofPapers = `onto over under across against along around behind beyond despite shall neither few many less least another own very even still
  already often once though unless therefore moreover furthermore meanwhile nevertheless instead e.g i.e vs versus per off down
  one two three four five six seven eight nine ten first second third uses based propose proposes proposed proposing present
  presents presented introduce introduces introduced introducing show shows shown showing demonstrate demonstrates demonstrated
  demonstrating achieve achieves achieved achieving paper papers study studies work works result results approach approaches
  method methods novel new recent recently existing previous prior current state-of-the-art several various different significant
  significantly experiment experiments experimental extensive respectively addition including include includes provide provides
  provided providing compared compare outperform outperforms outperforming like make makes made making enable enables enabling
  allow allows allowing find finds found finding findings give given gives take takes need needs important key main particular
  specific available https http github com www org url additionally specifically particularly especially usually typically
  generally`;

/** Stop words of other languages in which some titles and abstracts are written. */
const ofOtherLanguages =
  'de la le les des du et un une en pour dans sur est sont au aux der die das und von mit ein eine für zu den dem el los las del y que por con';

/** Stop words of the search that are not common words here. If they were, papers of a small library would move to other topics. */
const readByTopics = new Set('after before d due hers itself ll m now re s t theirs ve yours'.split(' '));

/**
 * Words that say nothing about a paper's topic. They include most stop words of the search, and also words that the search needs: it
 * must find a title by `proposed method`.
 */
const commonWords: ReadonlySet<string> = new Set([
  ...[...stopWords].filter((word) => !readByTopics.has(word)),
  ...ofPapers.split(/\s+/),
  ...ofOtherLanguages.split(' '),
]);

/** Whether a word, given in lower case, says nothing about a paper's topic. */
export function isCommonWord(word: string): boolean {
  return commonWords.has(word);
}
