import type { Candidate } from '../../../lookUp/decision';
import { leadsElsewhere, withdrawn } from '../../../lookUp/matching/decide';
import { getRegistryLabel } from '../../../lookUp/registries/registryLabel';
import type { PersonName } from '../../../model/personName';
import type { RegistryRecord } from '../../../model/registryRecord';
import { formatPersonName } from '../../../text/personName';

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

/** How far titles and abstracts of a likely record agree at least: the shares by which records are taken by title. */
const leastTitleSimilarity = 0.92;
const leastContainment = 0.5;

/** As many authors are named in a list; of the others only the number is told. */
const mostAuthors = 2;

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
  return !isWithdrawn && hasEqualMarks && titleSimilarity >= leastTitleSimilarity && containment >= leastContainment;
}

/** `abstract agrees (97 %)`; undefined if there was no abstract to compare, or if nothing of it agrees. */
export function describeAgreement({ containment = 0 }: Candidate): string | undefined {
  const percent = Math.round(100 * containment);
  return percent === 0 ? undefined : `abstract matches (${percent}%)`;
}

/** `Gao and Zeng`, `Gao et al.`; undefined if there are no authors. */
export function nameAuthorsInBrief({ authors, hasMoreAuthors }: Pick<RegistryRecord, 'authors' | 'hasMoreAuthors'>): string | undefined {
  const [first, second, ...others] = authors.map(nameInBrief);
  if (first === undefined) return undefined;
  if (others.length > 0 || hasMoreAuthors === true) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

function listAuthors({ authors, hasMoreAuthors }: RegistryRecord): string {
  const named = authors.slice(0, mostAuthors).map(formatPersonName).join(', ');
  const others = authors.length - mostAuthors;
  if (others > 0) return `${named} and ${others} more`;
  return hasMoreAuthors === true ? `${named} and others` : named;
}

function nameInBrief({ family, particle, given, literal }: PersonName): string {
  return [particle, family ?? literal ?? given].filter((part) => part !== undefined).join(' ');
}
