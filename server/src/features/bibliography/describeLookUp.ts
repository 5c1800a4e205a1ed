import {
  type Candidate,
  type Decision,
  findLinkingRegistry,
  findPublishedRecord,
  leadsElsewhere,
  type PaperQuestion,
  readWorkIdentifiers,
  shareIdentifier,
} from '#lookUp';
import { formatPersonName, nameAuthorsInBrief } from '#text';
import { type CompletedReference, withdrawn } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import { getRegistryLabel, type RegistryRecord } from '../../model/registryRecord';

/** A state in which nothing is known of the paper that was not known before. */
export type OpenState = 'several' | 'identifier-disagrees' | 'not-found' | 'could-not-ask';

type Taken = Extract<Decision, { kind: 'taken' }>;

/** What the writer sees of a record to decide whether it is the paper. */
export interface DescribedCandidate {
  readonly title: string;
  readonly authors: string;
  readonly year?: number;
  readonly venue?: string;
  readonly source: string;
  readonly page: string;
  readonly reason: string;
  /** `arXiv 2410.13276`, `10.1000/182`; absent if the registry gives none. */
  readonly identifier?: string;
  /** Whether title and abstract agree, and nothing else speaks against citing it. */
  readonly isLikely: boolean;
}

/**
 * What became of a paper of which no record was taken, in one line. `failures` are the reasons why registries could not be asked,
 * `candidates` what the writer can choose from.
 */
export function describeOpenState(state: OpenState, failures: readonly string[], candidates: readonly Candidate[]): string {
  const [reason = 'no registry could be reached', ...others] = failures;
  switch (state) {
    case 'several':
      return candidates.some(({ objection }) => objection === withdrawn)
        ? 'this paper was withdrawn; confirm it, or skip it'
        : 'no certain match; choose one';
    case 'identifier-disagrees':
      return 'the identifier belongs to a different paper; choose a match, or correct the identifier';
    case 'not-found':
      return 'not found';
    case 'could-not-ask':
      return [reason, ...describeOthers(others.length)].join('; ');
  }
}

function describeOthers(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? '1 other registry failed too' : `${count} other registries failed too`];
}

/**
 * What the writer can choose from, best first: the abstract says more than the title, and both more than an identifier, which is often
 * what is wrong. Of several records with a common identifier it is the best one.
 */
export function listCandidates(decision: Decision | { readonly kind: 'could-not-ask' }): readonly Candidate[] {
  if (decision.kind !== 'several' && decision.kind !== 'identifier-disagrees') return [];
  const works: Candidate[] = [];
  for (const candidate of decision.candidates.toSorted(compareEvidence))
    if (!works.some(({ record }) => shareIdentifier(record.identifiers, candidate.record.identifiers))) works.push(candidate);
  return works;
}

function compareEvidence(a: Candidate, b: Candidate): number {
  return rankAbstract(b) - rankAbstract(a) || b.titleSimilarity - a.titleSimilarity || (b.containment ?? 0) - (a.containment ?? 0);
}

/** Abstracts of one field have some words in common, so small shares are no evidence. */
function rankAbstract({ containment = 0 }: Candidate): number {
  return containment >= 0.8 ? 2 : Number(containment >= 0.3);
}

/** The reason why a record was taken that the writer chose. */
export const chosenByWriter = 'chosen by you';

/** Why a record was taken without asking the writer: how far its abstract agrees, or what speaks for it without an abstract to compare. */
export function describeProof(evidence: Candidate): string {
  return describeAgreement(evidence) ?? (evidence.isByIdentifier ? 'title matches' : 'two registries agree');
}

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

/** How far titles and abstracts of a likely record agree at least: the shares by which records are taken by title. */
const minTitleSimilarity = 0.92;
const minContainment = 0.5;

/** As many authors are named in a list; of the others only the number is told. */
const maxAuthors = 2;

export function describeCandidate(candidate: Candidate): DescribedCandidate {
  const { record, objection } = candidate;
  const { title, year, venue, page } = record;
  const identifier = nameIdentifier(record);
  const agreement = describeAgreement(candidate);
  return {
    title,
    authors: listAuthors(record),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    source: getRegistryLabel(record.registry),
    page,
    // A record can be not taken for no other reason than that.
    reason: [...new Set([record.isWithdrawn === true ? withdrawn : undefined, agreement, shortenObjection(objection, agreement)])]
      .filter((part) => part !== undefined)
      .join(' · '),
    ...(identifier === undefined ? {} : { identifier }),
    isLikely: isLikely(candidate),
  };
}

function nameIdentifier({ identifiers: { arxivId, doi } }: RegistryRecord): string | undefined {
  return arxivId === undefined ? doi : `arXiv ${arxivId}`;
}

/** That the abstract is the same stands before it already, and that the paper's identifier leads elsewhere is said of all records. */
function shortenObjection(objection: string | undefined, agreement: string | undefined): string | undefined {
  if (agreement === undefined || objection === undefined) return objection;
  return objection === leadsElsewhere ? undefined : objection.replace(/^the same abstract with a /, '');
}

function isLikely({ record, objection, titleSimilarity, hasEqualMarks, containment = 0 }: Candidate): boolean {
  const isWithdrawn = record.isWithdrawn === true || objection === withdrawn;
  return !isWithdrawn && hasEqualMarks && titleSimilarity >= minTitleSimilarity && containment >= minContainment;
}

/** `abstract agrees (97 %)`; undefined if there was no abstract to compare, or if nothing of it agrees. */
function describeAgreement({ containment = 0 }: Candidate): string | undefined {
  const percent = Math.round(100 * containment);
  return percent === 0 ? undefined : `abstract matches (${percent}%)`;
}

function listAuthors({ authors, hasMoreAuthors }: RegistryRecord): string {
  const named = authors.slice(0, maxAuthors).map(formatPersonName).join(', ');
  const others = authors.length - maxAuthors;
  if (others > 0) return `${named} and ${others} more`;
  return hasMoreAuthors === true ? `${named} and others` : named;
}

/** An address of a paper in the ACL Anthology, with the identifier as the only group: `https://aclanthology.org/2020.acl-main.703.pdf`. */
const anthologyAddress =
  /^https?:\/\/(?:www\.)?aclanthology\.org\/([A-Z]\d\d-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:\.pdf|\.bib)?\/?$/i;

/**
 * What registries are asked about a paper. The abstract is only compared with theirs; it is never sent. Of a preprint that was looked up
 * before it is asked by what the record said that was taken then, which the writer may have chosen against a title or an identifier.
 */
export function createQuestion({ title, abstract, abstractKind, arxivId, doi, links, reference }: Paper): PaperQuestion {
  const aclId = links.map(({ url }) => anthologyAddress.exec(url)?.[1]).find((id) => id !== undefined);
  const isKnownPreprint = reference?.type === 'preprint';
  const known = isKnownPreprint
    ? { arxivId: reference.arxivId, doi: reference.preprintDoi, aclId: reference.aclId }
    : { arxivId, doi, aclId };
  return {
    title: (isKnownPreprint ? reference.title : undefined) ?? title,
    ...(abstract === '' || abstractKind === 'summary' ? {} : { abstract }),
    identifiers: readWorkIdentifiers(known),
  };
}
