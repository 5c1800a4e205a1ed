/**
 * Words, stems, sentences, dates, identifiers, titles and names in ordinary text.
 *
 * Architecture invariant: knows no kind of file, neither drafts nor digests nor bibliographies.
 */
export { applyEdits } from './applyEdits';
export {
  compareDates,
  findYear,
  formatDay,
  isDay,
  isShortMonth,
  type PartialDate,
  parsePartialDate,
  readDate,
  readLeadingDate,
  readMonth,
  readTrailingDate,
  unifyDate,
  type WrittenDate,
} from './dates';
export { figureSyntax } from './figures';
export { foldTerm, foldText, foldTitle, isAscii, listAbstractWords, squeezeText, toPlainTitle } from './foldText';
export {
  findArxivId,
  findArxivIdInUrl,
  findDoi,
  findUrls,
  isOnCodeHost,
  listArxivIds,
  listDois,
  looksLikeDoi,
  mayContainUrls,
  readArxivDoi,
  readArxivId,
  readDoi,
  toArxivUrl,
  toDoiUrl,
  trimUrl,
  withoutResolver,
  yearOfArxivId,
} from './identifiers';
export { type LocatorTerms, splitLocator } from './locator';
export { isPaperUrl, listIdentifierKeys, type PaperIdentifiers, readIdentifierLine, readPaperUrls } from './paperIdentifiers';
export {
  agreeFingerprints,
  fingerprintAbstract,
  getIdentity,
  isAboutPaper,
  isIdentifier,
  parseIdentity,
  printTitle,
} from './paperIdentity';
export { comparePersons, type NameRelation } from './people/comparePersons';
export {
  foldLastName,
  formatPersonName,
  groupWord,
  isGroup,
  isOthers,
  joinNameParts,
  nameAuthorsInBrief,
  nameParticles,
  readCslName,
  splitPersonName,
  withoutOthers,
  withoutOthersInList,
} from './people/personName';
export { canBeSamePerson, hasOtherFamily, haveSameAuthors } from './people/samePerson';
export {
  computeLikeness,
  createSelector,
  type FoldedPassage,
  findExact,
  findLike,
  foldPassage,
  isWhole,
  type Match,
  toSource,
  toWholeWords,
} from './quote';
export { endsSentence, findSentenceEnd, isSentenceStart, splitSentences } from './sentences';
export {
  hasUnspacedScript,
  isEnglish,
  isEnglishWord,
  isOrdinaryStem,
  isStopWord,
  listOtherDegrees,
  segmentText,
  segmentWords,
  stemContentWord,
  stemTellingWord,
  stemWord,
  stopWords,
  stripSuffix,
  toPlural,
  toSingular,
} from './words/englishWords';
export { maxWordLength, WordScanner, type WordSink, wordKinds } from './words/scanWords';
export { tokenizeVariants, tokenizeWords } from './words/tokenize';
