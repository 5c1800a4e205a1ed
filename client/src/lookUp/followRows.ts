import type { IncompleteReference } from '../../../server/src/client';
import type { ListedResult } from './refusedRecords';

/** What the server says of the files as they are now. */
export interface CheckedReferences {
  /** What the references of the listed papers lack, also if it is nothing. Papers that are gone are left out. */
  readonly checked: readonly IncompleteReference[];
  /** The incomplete references of what the list is of; undefined if its papers were chosen otherwise. */
  readonly incomplete: readonly IncompleteReference[] | undefined;
}

/**
 * The rows as the files are now, in their places: those of papers that are gone, or that are incomplete and no longer cited, are left
 * out, and new ones come at the end. A row that comes back, as after an undo, has its place of before: `order` has the keys of all rows
 * that the list has had.
 */
export function followRows(
  rows: readonly ListedReference[],
  { checked, incomplete }: CheckedReferences,
  order: readonly string[] = [],
): readonly ListedReference[] {
  const stillMeant = incomplete === undefined ? undefined : new Set(incomplete.map(({ key }) => key));
  const kept = rows.flatMap((row): readonly ListedReference[] => {
    const found = checked.filter(({ key }) => key === row.key);
    const now =
      found.find(({ entry }) => row.entry !== undefined && entry?.uri === row.entry.uri) ??
      found.find(({ missing }) => missing.length > 0) ??
      found[0];
    if (now === undefined || (now.missing.length > 0 && stillMeant?.has(row.key) === false)) return [];
    const hasLostEntry = now.entry === undefined && (row.entry !== undefined || row.hasLostEntry);
    return [{ ...row, ...readNow(now), hasLostEntry }];
  });
  const listed = new Set(kept.map(({ key }) => key));
  const all = [...kept, ...(incomplete ?? []).filter(({ key }) => !listed.has(key)).map(toRow)];
  const places = new Map(order.map((key, place) => [key, place]));
  const placeOf = ({ key }: ListedReference): number => places.get(key) ?? order.length;
  return all.sort((a, b) => placeOf(a) - placeOf(b));
}

/** A reference that was not looked up yet. */
export function toRow(reference: IncompleteReference): ListedReference {
  const { key, title } = reference;
  return { key, title, ...readNow(reference), hasLostEntry: false, result: undefined };
}

/** What the files say of a reference now. */
function readNow({
  missing,
  entry,
  published,
  differs,
  isWithdrawn,
}: IncompleteReference): Pick<ListedReference, 'missing' | 'entry' | 'published' | 'differs' | 'isWithdrawn'> {
  return { missing, entry, published, differs, isWithdrawn: isWithdrawn === true };
}

/** A reference of the list. */
export interface ListedReference {
  readonly key: string;
  readonly title: string;
  /** What it lacks now, in words for the writer; empty if it is complete, undefined if that is not known. */
  readonly missing: readonly string[] | undefined;
  readonly entry: IncompleteReference['entry'];
  /** Whether it had an entry since it is listed, and has none now. */
  readonly hasLostEntry: boolean;
  /** Where it was published, if the entry cites the preprint and can cite that; undefined also if that is not known. */
  readonly published: string | undefined;
  /** What its entry says otherwise than registries do; undefined also if that is not known. */
  readonly differs: string | undefined;
  readonly isWithdrawn: boolean;
  /** What became of the last look-up; 'waiting' while it runs. undefined if it was not looked up. */
  readonly result: ListedResult | 'waiting' | undefined;
}
