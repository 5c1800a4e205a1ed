import type { Candidate } from '../../../lookup/decision';
import type { CompletedReference } from '../../../model/completedReference';
import { describeAgreement, nameAuthorsInBrief, withdrawn } from './describeCandidate';

/**
 * A completed reference in one line, and what speaks for it: `Gao et al. 2024 · arXiv 2410.13276 · abstract agrees (97 %)`. Without an
 * abstract to compare, the last part says why it was taken all the same. The line begins with a warning if the work was withdrawn.
 */
export function describeTakenReference(reference: CompletedReference, evidence: Candidate): string {
  const { year, venue, arxivId, doi } = reference;
  const authors = [nameAuthorsInBrief(reference), year].filter((part) => part !== undefined).join(' ');
  const work = [venue, arxivId === undefined ? undefined : `arXiv ${arxivId}`, arxivId === undefined ? doi : undefined];
  const reason = describeAgreement(evidence) ?? (evidence.isByIdentifier ? 'title agrees' : 'two registries agree');
  const warning = reference.isWithdrawn === true ? withdrawn : undefined;
  return [warning, authors, ...work, reason].filter((part) => part !== undefined && part !== '').join(' · ');
}
