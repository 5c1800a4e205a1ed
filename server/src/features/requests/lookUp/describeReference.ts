import type { Candidate, Decision } from '../../../lookUp/decision';
import { withdrawn } from '../../../lookUp/matching/decide';
import { shareIdentifier } from '../../../lookUp/matching/identity';
import { getRegistryLabel } from '../../../lookUp/registries/registryLabel';
import { findPublishedRecord } from '../../../lookUp/createReference';
import { findLinkingRegistry } from '../../../lookUp/matching/versionProof';
import type { CompletedReference } from '../../../model/completedReference';
import { describeAgreement, nameAuthorsInBrief } from './describeCandidate';

/** The reason why a record was taken that the writer chose. */
export const chosenByWriter = 'chosen by you';

/** Why a record was taken without asking the writer: how far its abstract agrees, or what speaks for it without an abstract to compare. */
export function describeProof(evidence: Candidate): string {
  return describeAgreement(evidence) ?? (evidence.isByIdentifier ? 'title matches' : 'two registries agree');
}

type Taken = Extract<Decision, { kind: 'taken' }>;

/** Why the published version was taken: what was compared with the paper can be the record of the preprint. */
export function describeVersionProof({ records, evidence }: Taken): string {
  const published = findPublishedRecord(records);
  if (published === undefined || published === evidence.record) return describeProof(evidence);
  const linking = findLinkingRegistry(records, published);
  if (linking !== undefined) return `linked by ${getRegistryLabel(linking)}`;
  return shareIdentifier(published.identifiers, evidence.record.identifiers) ? describeProof(evidence) : 'title and authors match';
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

/** Where a paper was published that was known as a preprint: `published: Proceedings of EMNLP, 2024 · DOI 10.1234/5 · linked by arXiv`. */
export function describeFoundVersion(publication: string, { isWithdrawn }: CompletedReference, reason: string): string {
  return [...(isWithdrawn === true ? [withdrawn] : []), `published: ${publication}`, reason].join(' · ');
}

/**
 * Said of a preprint of which no registry has a published version that can be cited. A venue without a year is named, and so is a thesis, or
 * a chapter of a book whose publisher is not known; and what is linked but can't be a version of the paper is told, with what is against it.
 */
export function describeUnpublished({ records, refused }: Taken): string {
  const unpublished = 'no published version found';
  const [linked] = refused ?? [];
  if (linked !== undefined) {
    const { record, objection } = linked;
    const linking = findLinkingRegistry(records, record);
    const name = record.identifiers.doi ?? record.title;
    return `${unpublished}, but ${linking === undefined ? 'a registry' : getRegistryLabel(linking)} links to ${name} (${objection})`;
  }
  const named = records.find(({ type, venue }) => type !== 'preprint' && type !== 'no-paper' && venue !== undefined);
  return named?.venue === undefined
    ? unpublished
    : `${unpublished}, but ${getRegistryLabel(named.registry)} lists the venue ${named.venue}`;
}
