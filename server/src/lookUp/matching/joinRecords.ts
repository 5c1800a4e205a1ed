import type { RegistryRecord } from '../../model/registryRecord';
import type { AssessedRecord } from './assessedRecord';
import { haveSameAuthors, listIdentifierKeys } from '#text';
import { type ComparableRecord, compareWorkTexts } from './workText';
import { areLinked, shareIdentifier } from './identity';
import { findObjectionToLink, isPublishedVersion, isSameVersion } from './publishedVersion';

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
export function areOneWork(a: ComparableRecord, b: ComparableRecord): boolean {
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
