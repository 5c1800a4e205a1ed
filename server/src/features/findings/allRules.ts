import { alteredQuotation } from './alteredQuotation';
import { contradictedNumber } from './contradictedNumber';
import { disputedReference } from './disputedReference';
import { duplicateCitationKey } from './duplicateCitationKey';
import { duplicatePaper } from './duplicatePaper';
import { incompleteReference } from './incompleteReference';
import { malformedDigest, malformedDraft, malformedEntry, malformedNote, malformedOwnFiles } from './malformedFiles';
import { misattributedName } from './misattributedName';
import { missingKeptPaper } from './missingKeptPaper';
import { misspeltName } from './misspeltName';
import { orphanAnnotation } from './orphanAnnotation';
import { publishedPreprint } from './publishedPreprint';
import type { Rule } from './rule';
import { uncitedMention } from './uncitedMention';
import { undefinedCitation } from './undefinedCitation';

/** All rules. `npm run generate` writes their settings and documentation in this order. */
export const allRules: readonly Rule[] = [
  undefinedCitation,
  duplicateCitationKey,
  duplicatePaper,
  incompleteReference,
  publishedPreprint,
  disputedReference,
  alteredQuotation,
  contradictedNumber,
  misattributedName,
  uncitedMention,
  misspeltName,
  malformedEntry,
  malformedDigest,
  malformedDraft,
  ...malformedOwnFiles,
  missingKeptPaper,
  malformedNote,
  orphanAnnotation,
];
