import { haveSameAuthors, listIdentifierKeys } from '#text';
import type { RegistryName, RegistryRecord, WorkIdentifiers, WorkType } from '../../model/registryRecord';
import { type AssessedRecord, areLinked, haveOtherIdentifiers, isGenericTitle, shareIdentifier } from './assessedRecord';
import { type ComparableRecord, compareSequences, compareWorkTexts, type TextAgreement } from './workText';

/** Groups records of the same work, in the order of the first record of each. */
export function groupByWork(records: readonly AssessedRecord[]): readonly (readonly AssessedRecord[])[] {
  const groups: AssessedRecord[][] = [];
  for (const assessed of records) {
    const joined = groups.filter((group) => group.some((other) => areOneWork(other, assessed)));
    const [first] = joined;
    if (first === undefined) {
      groups.push([assessed]);
      continue;
    }
    first.push(...joined.slice(1).flat(), assessed);
    for (const group of joined.slice(1)) groups.splice(groups.indexOf(group), 1);
  }
  return groups;
}

/**
 * Whether two records describe versions of one work: by an identifier, by a link, or by title, authors and year. Identifiers and links
 * of registries can be wrong, so the titles or the abstracts have to agree too.
 */
function areOneWork(a: ComparableRecord, b: ComparableRecord): boolean {
  if (areNamedAlike(a, b)) return !areContradictory(a, b) && findObjectionToLink(a, b) === undefined;
  return isSameVersion(a, b) || isPublishedVersion(a, b) || isPublishedVersion(b, a);
}

/**
 * Whether two records are not about the same work, although an identifier or a link says so: neither title nor abstract agree, or one
 * is a correction, a comment or a review.
 */
export function areContradictory(a: ComparableRecord, b: ComparableRecord): boolean {
  if (a.text.notices() !== b.text.notices()) return true;
  const { hasEqualMarks, titleSimilarity, isEqualUpToSubtitle, commonWords, containment } = compareWorkTexts(a.text, b.text);
  if ((hasEqualMarks && titleSimilarity >= 0.9) || isEqualUpToSubtitle || (containment ?? 0) >= 0.5) return false;
  return commonWords < 0.5 || !haveSameAuthors(a.record, b.record);
}

/** Whether records have an identifier in common, or one of them links to the other. */
function areNamedAlike({ record: a }: ComparableRecord, { record: b }: ComparableRecord): boolean {
  return shareIdentifier(a.identifiers, b.identifiers) || areLinked(a, b);
}

/**
 * The records of the work that was taken: the one that was taken first, then those of the same version, then the published version. If
 * several published versions are only found by title and authors, none of them is added.
 */
export function listWorkRecords(taken: ComparableRecord, all: readonly ComparableRecord[]): readonly [RegistryRecord, ...RegistryRecord[]] {
  const proved: [ComparableRecord, ...ComparableRecord[]] = [taken];
  const left = new Set(all.filter((record) => record !== taken));
  const add = (isAdded: (record: ComparableRecord) => boolean): void => {
    for (let before = -1; before < proved.length; ) {
      before = proved.length;
      for (const record of left) {
        if (!isAdded(record)) continue;
        proved.push(record);
        left.delete(record);
      }
      if (before === proved.length) break;
    }
  };
  // A record of both versions can stand between two that are no versions of one work, and another registry can show that.
  const canJoin = (record: ComparableRecord): boolean => findObjectionToWork(record, proved, all) === undefined;
  const isLinked = (record: ComparableRecord): boolean =>
    proved.some((known) => areNamedAlike(known, record) && !areContradictory(known, record)) && canJoin(record);
  add(isLinked);
  const versions = [...left].filter((record) => proved.some((known) => areOneWork(known, record)) && canJoin(record));
  if (countIdentities(versions) === 1) {
    add((record) => versions.includes(record));
    add(isLinked);
  }
  const [{ record: first }, ...others] = proved;
  return [first, ...others.map(({ record }) => record)];
}

/** The records that are linked to those of a work, but not among them, since they can't be versions of it: with what is against each. */
export function listRefused(
  work: readonly RegistryRecord[],
  all: readonly AssessedRecord[],
): readonly (readonly [refused: AssessedRecord, objection: string])[] {
  const known = all.filter(({ record }) => work.includes(record));
  return all.flatMap((record) => {
    if (known.includes(record) || !known.some((other) => areNamedAlike(other, record))) return [];
    const objection = findObjectionToWork(record, known, all);
    return objection === undefined ? [] : [[record, objection] as const];
  });
}

/** Why a record, or one with an identifier of it, can't be a version of the work that others describe; undefined if nothing is against it. */
function findObjectionToWork(
  record: ComparableRecord,
  work: readonly ComparableRecord[],
  all: readonly ComparableRecord[],
): string | undefined {
  // A record with the identifier of a preprint is one of the preprint, whatever DOI it names besides.
  const isOfPublished = record.record.identifiers.arxivId === undefined;
  for (const other of all) {
    const isSame = other === record || (isOfPublished && shareIdentifier(other.record.identifiers, record.record.identifiers));
    if (!isSame) continue;
    for (const known of work) {
      const objection = findObjectionToLink(known, other);
      if (objection !== undefined) return objection;
    }
  }
  return undefined;
}

/** The number of works that records name by their identifiers; records without any count as one each. */
function countIdentities(records: readonly ComparableRecord[]): number {
  const groups: Set<string>[] = [];
  for (const { record } of records) {
    const keys = new Set(listIdentifierKeys(record.identifiers));
    const known = groups.find((group) => [...keys].some((key) => group.has(key)));
    if (known === undefined) groups.push(keys);
    else for (const key of keys) known.add(key);
  }
  return groups.length;
}

/** How many years after its preprint a paper is published at most, if it is found by its title. */
const maxYears = 3;
/** The same if a registry links the two. Authors also post what is printed already, and some wait long. */
const linkedYears = { least: -1, most: 6 };
/** How much of an abstract a published one has at least: it can have been rewritten, the less so if nothing links the two. */
const minContainment = { byTitle: 0.3, linked: 0.1 };
const publishedTypes: ReadonlySet<WorkType> = new Set<WorkType>(['article-journal', 'paper-conference', 'chapter']);

/** Whether `other` describes the published version of the preprint that `one` describes. Links are not considered. */
export function isPublishedVersion(one: ComparableRecord, other: ComparableRecord): boolean {
  const [preprint, published] = [one.record, other.record];
  if (preprint.type !== 'preprint' || !publishedTypes.has(published.type)) return false;
  if (preprint.year === undefined || published.year === undefined) return false;
  const years = published.year - preprint.year;
  if (years < 0 || years > maxYears || isGenericTitle(preprint.title) || !haveSameAuthors(preprint, published)) return false;
  return haveSameTitle(one, other);
}

/**
 * Why two records can't be a preprint and its published version, although a registry links them: in words for the writer. undefined if
 * they can, or if the records are no such two.
 */
export function findObjectionToLink(one: ComparableRecord, other: ComparableRecord): string | undefined {
  const [preprint, published] = one.record.type === 'preprint' ? [one, other] : [other, one];
  if (preprint.record.type !== 'preprint' || published.record.type === 'preprint') return undefined;
  if (shareIdentifier(preprint.record.identifiers, published.record.identifiers)) return undefined;
  if (preprint.text.notices() !== published.text.notices()) return 'correction, comment or review, judging by its title';
  const years = (published.record.year ?? Number.NaN) - (preprint.record.year ?? Number.NaN);
  if (years < linkedYears.least) return `${-years} years before the preprint`;
  if (years > linkedYears.most) return `${years} years after the preprint`;
  const abstracts = compareSequences(preprint.text.sequences(), published.text.sequences());
  return abstracts !== undefined && abstracts.ofShorter < minContainment.linked ? 'different abstract' : undefined;
}

/** Whether two registries describe the same version of a work, where they have no identifier in common and none that differs. */
export function isSameVersion(one: ComparableRecord, other: ComparableRecord): boolean {
  const [a, b] = [one.record, other.record];
  if (a.registry === b.registry || haveOtherIdentifiers(a.identifiers, b.identifiers) || a.year === undefined) return false;
  const canHaveSameType = a.type === b.type || a.type === 'unknown' || b.type === 'unknown';
  return canHaveSameType && a.year === b.year && haveSameAuthors(a, b) && haveSameTitle(one, other);
}

function haveSameTitle(a: ComparableRecord, b: ComparableRecord): boolean {
  return isSameTitle(compareWorkTexts(a.text, b.text));
}

/** Whether titles are those of one work, or one lacks a subtitle and the abstracts agree too. Other abstracts show another work. */
function isSameTitle(agreement: TextAgreement): boolean {
  if (!agreement.hasEqualMarks) return false;
  if (agreement.isEqualUpToSubtitle) return (agreement.containment ?? 0) >= 0.5;
  if ((agreement.containment ?? 1) < minContainment.byTitle) return false;
  return agreement.hasEqualTitle || (agreement.titleSimilarity >= 0.92 && agreement.hasSameWords);
}

/**
 * The registry that links a record to the preprint of a work: its record of one of the two names the other one. undefined if none does,
 * so that title and authors alone tell that they are versions of one work.
 */
export function findLinkingRegistry(work: readonly RegistryRecord[], record: RegistryRecord): RegistryName | undefined {
  const preprints = work.filter((each) => each !== record && each.type === 'preprint');
  const linking = [...work, record].find((each) => {
    const named = listNamed(each);
    return names(named, record) && preprints.some((preprint) => names(named, preprint));
  });
  return linking?.registry;
}

function listNamed({ identifiers, linked }: RegistryRecord): readonly WorkIdentifiers[] {
  return [identifiers, ...linked];
}

function names(named: readonly WorkIdentifiers[], { identifiers }: RegistryRecord): boolean {
  return named.some((each) => shareIdentifier(each, identifiers));
}
