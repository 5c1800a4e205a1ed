/**
 * Reads a digest in any form, and applies the writer's corrections.
 *
 * Architecture invariant: the readers never throw, invent nothing, and know neither other files nor the library.
 */
export { findMethod } from './abstracts/findMethod';
export { findPaperNames, findTitleHead } from './abstracts/names/findNames';
export { isFamiliarSystem, isGenericName, shapeOfWord } from './abstracts/names/nameShape';
export { findHeadlineNumbers } from './abstracts/results/findHeadlineNumbers';
export { chooseExcerpt } from './abstracts/summary/chooseExcerpt';
export { chooseSummary, findKeySentence } from './abstracts/summary/chooseSummary';
export { readPlainValue, withoutFullStop } from './containers/objects/peopleField';
export { readRisPublication } from './containers/tagged/ris';
export { applyCorrections } from './corrections/applyCorrections';
export { listWords } from './corrections/comparedWords';
export { type Correction, type ShapeCorrection, titleMark } from './corrections/correction';
export { type CorrectionEffect, EffectCounter } from './corrections/correctionEffects';
export { type Corrections, createCorrections, foldCorrection, foldWords, noCorrections, printCorrection } from './corrections/corrections';
export { listCorrectionsIn } from './corrections/correctionsIn';
export { guessTitle } from './corrections/guessTitle';
export { findLesson, isBoundedLike, type MadeCorrection } from './corrections/likeIt';
export { makeNoPaperCorrection, makePaperCorrection } from './corrections/makeCorrection';
export { type CorrectionMatch, mentionsCorrection } from './corrections/matchCorrections';
export { type DigestReading, mayChangeReading } from './corrections/mayChangeReading';
export { parseShape } from './corrections/shape';
export { TitleLines } from './corrections/titleLines';
export type { DigestHint } from './digestHint';
export { readMarkdownLines } from './marked/markdown/markdownLines';
export { readPaperSections } from './paperSections/readPaperSections';
export { type PaperFacts, renderPaperSection } from './paperSections/renderPaperSection';
export { completeRecords, parseDigest, readUncorrected } from './parseDigest';
export type { UnnamedRecord } from './recordDraft';
export { gatherBlocks } from './records/blocks/gatherBlocks';
export { ReadingMemory } from './records/blocks/readingMemory';
