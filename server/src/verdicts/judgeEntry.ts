import {
  areContradictory,
  areLinked,
  countContentWords,
  haveOtherIdentifiers,
  isGenericTitle,
  shareIdentifier,
  toComparable,
} from '#lookUp';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../model/registryRecord';
import { type ComparedRecord, compareRecords, hasCommonAuthors, hasMostAuthors, hasNearTitle, hasSameTitle } from './comparedRecord';
import { type DescribedWork, identifiersOf } from './describedWork';
import { judgeAuthors, judgeVenue, judgeYear } from './judgeFields';
import type { Objection, Verdict } from './verdict';

/** What registries have answered about an entry. */
export interface RegistryAnswers {
  readonly records: readonly RegistryRecord[];
  /** The registries that answered, whatever they know. */
  readonly asked: readonly RegistryName[];
  /** The identifiers of the entry about which all registries that give out such ones have answered. */
  readonly answeredIdentifiers: ReadonlySet<keyof WorkIdentifiers>;
}

/**
 * Judges an entry by what registries have answered. The version that it cites comes first: a field is only held against it if no version
 * of the work says the same.
 */
export function judgeEntry(work: DescribedWork, { records, asked, answeredIdentifiers }: RegistryAnswers): Verdict {
  const compared = compareRecords(work, records);
  const versions = findVersions(work, compared);
  const identifiers = judgeIdentifiers(work, compared, versions, answeredIdentifiers);
  if (versions.length > 0) {
    const objections = [
      ...judgeWithdrawal(versions),
      ...identifiers,
      ...judgeTitle(versions),
      ...judgeAuthors(work, versions),
      ...judgeYear(work, versions),
      ...judgeVenue(work, versions),
    ];
    const isSettled = objections.length === 0 && isCompared(work, versions, answeredIdentifiers);
    return {
      kind: objections.length === 0 ? 'confirmed' : 'objected',
      isSettled,
      objections,
      versions: versions.map(({ record }) => record),
      asked,
    };
  }
  const objections = [...identifiers, ...judgeUnknownWork(work, compared)];
  if (objections.some(({ kind }) => kind !== 'unknown-identifier'))
    return { kind: 'objected', isSettled: false, objections, versions: [], asked };
  return { kind: asked.length === 0 ? 'could-not-ask' : 'not-confirmed', isSettled: false, objections, versions: [], asked };
}

/** The records of the work that the entry means, those that agree best first. */
function findVersions(work: DescribedWork, compared: readonly ComparedRecord[]): readonly ComparedRecord[] {
  const own = identifiersOf(work);
  const isOfBook = work.type === 'book' || work.type === 'thesis' || work.type === 'report';
  const sure = compared.filter(
    (each) =>
      hasSameTitle(each) &&
      hasCommonAuthors(each) &&
      (each.authors !== undefined || shareIdentifier(own, each.record.identifiers)) &&
      (!isOfBook || each.record.type === work.type || each.record.type === 'unknown' || hasMostAuthors(each, work)),
  );
  const found = sure.length > 0 ? sure : compared.filter((each) => isMistitled(each, work, own));
  return sortByAgreement(addLinked(found, compared), own);
}

/**
 * The right work under a wrong title: an identifier leads to it, and its authors are the entry's; or nearly the same words, and all its
 * authors and its year are. What differs in more is another work of the same people.
 */
function isMistitled(each: ComparedRecord, work: DescribedWork, own: WorkIdentifiers): boolean {
  const { record, authors } = each;
  if (!hasMostAuthors(each, work)) return false;
  const isOtherwiseSame =
    authors?.invented.length === 0 && authors.missing.length === 0 && Math.abs((work.year ?? 0) - (record.year ?? work.year ?? 0)) <= 1;
  return (isOtherwiseSame && hasNearTitle(each)) || (shareIdentifier(own, each.record.identifiers) && each.title.commonWords >= 0.4);
}

function addLinked(found: readonly ComparedRecord[], compared: readonly ComparedRecord[]): readonly ComparedRecord[] {
  const versions = [...found];
  for (const { record } of versions) {
    for (const other of compared) {
      if (versions.includes(other) || !hasCommonAuthors(other)) continue;
      const isNamed = shareIdentifier(record.identifiers, other.record.identifiers) || areLinked(record, other.record);
      if (isNamed && !areContradictory(toComparable(record), toComparable(other.record))) versions.push(other);
    }
  }
  return versions;
}

function sortByAgreement(versions: readonly ComparedRecord[], own: WorkIdentifiers): readonly ComparedRecord[] {
  const rank = ({ record, title, authors }: ComparedRecord): number =>
    4 * Number(title.hasEqualTitle) +
    2 * Number(shareIdentifier(own, record.identifiers)) +
    Number(authors?.invented.length === 0 && authors.missing.length === 0);
  return versions.toSorted((a, b) => rank(b) - rank(a));
}

/** Whether the records tell all that can be compared: the year, all authors, and what each identifier of the entry stands for. */
function isCompared(work: DescribedWork, versions: readonly ComparedRecord[], answered: ReadonlySet<keyof WorkIdentifiers>): boolean {
  const records = versions.map(({ record }) => record);
  const isKnown = (identifier: 'arxivId' | 'doi'): boolean =>
    work[identifier] === undefined ||
    answered.has(identifier) ||
    records.some((record) => shareIdentifier({ [identifier]: work[identifier] }, record.identifiers));
  return (
    (work.year === undefined || records.some(({ year }) => year !== undefined)) &&
    (work.authors.length === 0 || versions.some(({ record, authors }) => authors !== undefined && record.hasMoreAuthors !== true)) &&
    isKnown('arxivId') &&
    isKnown('doi')
  );
}

function judgeIdentifiers(
  work: DescribedWork,
  compared: readonly ComparedRecord[],
  versions: readonly ComparedRecord[],
  answered: ReadonlySet<keyof WorkIdentifiers>,
): readonly Objection[] {
  return (['arxivId', 'doi', 'aclId'] as const).flatMap((identifier): readonly Objection[] => {
    const value = work[identifier];
    if (value === undefined) return [];
    const named = compared.filter(({ record }) => shareIdentifier({ [identifier]: value }, record.identifiers));
    const [first] = named;
    const right = versions.map(({ record }) => record.identifiers[identifier]).find((known) => known !== undefined);
    if (first === undefined)
      return answered.has(identifier) && isWrong(identifier, versions) ? [{ kind: 'unknown-identifier', identifier, right }] : [];
    if (named.some((each) => versions.includes(each))) return [];
    return isOtherWork(first, work, versions) ? [{ kind: 'other-work', identifier, record: first.record, right }] : [];
  });
}

/** arXiv knows all its identifiers. A DOI can be of a registry that isn't asked, so it is wrong only if the work has another one. */
function isWrong(identifier: keyof WorkIdentifiers, versions: readonly ComparedRecord[]): boolean {
  return identifier === 'arxivId' || versions.some(({ record }) => record.identifiers[identifier] !== undefined);
}

function isOtherWork(named: ComparedRecord, work: DescribedWork, versions: readonly ComparedRecord[]): boolean {
  if (hasSameTitle(named)) return false;
  const isElsewhere = versions.some(({ record }) => haveOtherIdentifiers(record.identifiers, named.record.identifiers));
  return isElsewhere || !hasMostAuthors(named, work);
}

function judgeWithdrawal(versions: readonly ComparedRecord[]): readonly Objection[] {
  const records = versions.map(({ record }) => record);
  const withdrawn = records.find(({ isWithdrawn }) => isWithdrawn === true);
  if (withdrawn !== undefined) return [{ kind: 'withdrawn', record: withdrawn }];
  const doubted = records.find(({ hasConcern }) => hasConcern === true);
  return doubted === undefined ? [] : [{ kind: 'concern', record: doubted }];
}

function judgeTitle(versions: readonly ComparedRecord[]): readonly Objection[] {
  const [best] = versions;
  return best === undefined || versions.some(hasSameTitle) ? [] : [{ kind: 'differs', field: 'title', record: best.record }];
}

/** A title with fewer words about its subject is had by several works. */
const minContentWords = 4;

/** The title is that of a work by other authors. Books and reports are in few registries, and what is written about them has their titles. */
function judgeUnknownWork(work: DescribedWork, compared: readonly ComparedRecord[]): readonly Objection[] {
  const title = work.title ?? '';
  if (work.authors.length === 0 || isGenericTitle(title) || countContentWords(title) < minContentWords) return [];
  if (work.type === 'book' || work.type === 'thesis' || work.type === 'report' || work.type === undefined) return [];
  const titled = compared.filter(({ title: agreement }) => agreement.hasEqualTitle);
  const [first] = titled;
  if (first === undefined || titled.some(({ authors }) => authors === undefined || authors.common > 0)) return [];
  return [{ kind: 'title-of-others', record: first.record }];
}
