/**
 * Compares what a sentence says of a paper with the paper's own words: numbers, quotations, evidence.
 *
 * Architecture invariant: compares two texts; knows neither drafts nor where the texts are from.
 */
export { type Evidence, findEvidence } from './evidence/findEvidence';
export { type ContradictedNumber, countNumbersIn, findContradictedNumbers } from './numbers/findContradictedNumbers';
export type { NumberEdit } from './numbers/writeNumberEdit';
export {
  type AlteredQuotation,
  compareQuotation,
  type Difference,
  hasEnoughWords,
  type QuotableText,
  readQuotableText,
} from './quotations/compareQuotation';
export { correctQuotation } from './quotations/correctQuotation';
export { findQuotedCitation } from './quotations/quotationSource';
