import type { Candidate } from '../../../lookUp/decision';
import { withdrawn } from '../../../lookUp/matching/decide';
import { getRegistryLabel } from '../../../lookUp/registries/registryLabel';
import type { CompletedReference } from '../../../model/completedReference';
import type { RegistryRecord } from '../../../model/registryRecord';
import { describePublication } from '../../citing/publishedVersion';
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

/**
 * Where a paper was published that was known as a preprint: `published: Proceedings of EMNLP, 2024 · doi 10.1234/5 · abstract agrees (97 %)`.
 * Otherwise what `describeTakenReference` says.
 */
export function describeFoundVersion(reference: CompletedReference, reason: string): string {
  const publication = describePublication(reference);
  if (publication === undefined) return describeTakenReference(reference, reason);
  return [...(reference.isWithdrawn === true ? [withdrawn] : []), `published: ${publication}`, reason].join(' · ');
}

/** Said of a preprint whose published version no registry has. A venue without a year is named, but is too little to cite. */
export function describeUnpublished(records: readonly RegistryRecord[]): string {
  const named = records.find(
    ({ type, venue, year }) => type !== 'preprint' && type !== 'no-paper' && venue !== undefined && year === undefined,
  );
  if (named?.venue === undefined) return 'no published version found';
  return `no published version found, but ${getRegistryLabel(named.registry)} names ${named.venue}`;
}
