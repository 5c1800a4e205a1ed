import type { Candidate } from '../../../lookup/decision';
import { withdrawn } from '../../../lookup/matching/decide';
import type { CompletedReference } from '../../../model/completedReference';
import { describeAgreement, nameAuthorsInBrief } from './describeCandidate';

/** The reason why a record was taken that the writer chose. */
export const chosenByWriter = 'chosen by you';

/** Why a record was taken without asking the writer: how far its abstract agrees, or what speaks for it without an abstract to compare. */
export function describeProof(evidence: Candidate): string {
  return describeAgreement(evidence) ?? (evidence.isByIdentifier ? 'title agrees' : 'two registries agree');
}

/**
 * A completed reference in one line, and why its record was taken: `Gao et al. 2024 · arXiv 2410.13276 · abstract agrees (97 %)`. The
 * line begins with a warning if the work was withdrawn.
 */
export function describeTakenReference(reference: CompletedReference, reason: string): string {
  const { year, venue, arxivId, doi } = reference;
  const authors = [nameAuthorsInBrief(reference), year].filter((part) => part !== undefined).join(' ');
  const work = [venue, arxivId === undefined ? undefined : `arXiv ${arxivId}`, arxivId === undefined ? doi : undefined];
  const warning = reference.isWithdrawn === true ? withdrawn : undefined;
  return [warning, authors, ...work, reason].filter((part) => part !== undefined && part !== '').join(' · ');
}
