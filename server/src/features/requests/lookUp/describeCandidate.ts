import type { Candidate } from '../../../lookUp/decision';
import { withdrawn } from '../../../lookUp/matching/decide';
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
}

/** As many authors are named in a list; of the others only the number is told. */
const mostAuthors = 3;

export function describeCandidate(candidate: Candidate): DescribedCandidate {
  const { record, objection } = candidate;
  const { title, year, venue, page } = record;
  return {
    title,
    authors: listAuthors(record),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    source: getRegistryLabel(record.registry),
    page,
    // A record can be not taken for no other reason than that.
    reason: [...new Set([record.isWithdrawn === true ? withdrawn : undefined, describeAgreement(candidate), objection])]
      .filter((part) => part !== undefined)
      .join(' · '),
  };
}

/** `abstract agrees (97 %)`; undefined if there was no abstract to compare, or if nothing of it agrees. */
export function describeAgreement({ containment = 0 }: Candidate): string | undefined {
  const percent = Math.round(100 * containment);
  return percent === 0 ? undefined : `abstract agrees (${percent} %)`;
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
