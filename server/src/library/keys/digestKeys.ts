import { createLayeredMap, type LayeredMap } from '../../base/layeredMap';
import type { CitationKey } from '../../model/citation';
import { assignRungs, createKeyLadder, keyOnRung, listRungs, type KeyLadder } from './citationKeys';
import type { WorkTitle } from '../linkRecords';

/** The keys that are made for the works of digests. */
export interface DigestKeys {
  readonly byTitle: LayeredMap<WorkTitle, MadeKey>;
  /** The works whose keys begin so on their lowest rung. */
  readonly byBase: LayeredMap<CitationKey, readonly WorkTitle[]>;
}

export interface MadeKey {
  readonly key: CitationKey;
  /** The title from which it was made. */
  readonly spelling: string;
}

/** What may change keys. */
export interface KeyChange {
  /** For the titles of works that came, changed or went (undefined) the spelling from which their key is made. */
  readonly spellings: ReadonlyMap<WorkTitle, string | undefined>;
  /** Keys that an entry of a bibliography has taken or left. */
  readonly taken: readonly CitationKey[];
  isTaken(key: CitationKey): boolean;
}

/** Keys after a change, and what of `byTitle` is another than before. */
export interface ChangedKeys {
  readonly keys: DigestKeys;
  readonly changed: ReadonlyMap<WorkTitle, MadeKey | undefined>;
}

export const noDigestKeys: DigestKeys = { byTitle: createLayeredMap(), byBase: createLayeredMap() };

/**
 * Names anew the works that the change touches and those that they meet, or have met, on the way to their keys. The
 * others have the keys that they would have if all were named at once.
 */
export function updateDigestKeys(known: DigestKeys, { spellings, taken, isTaken }: KeyChange): ChangedKeys {
  const touched = [...spellings].filter(([title, spelling]) => known.byTitle.get(title)?.spelling !== spelling);
  const replaced = new Map(touched);
  const named = new Map<WorkTitle, Named>();
  for (const [title, spelling] of touched) if (spelling !== undefined) named.set(title, { spelling, ladder: createKeyLadder(spelling) });
  const looked = new Set<CitationKey>();
  /** Takes in the works that met on a key, and those that met them elsewhere. */
  const join = (keys: readonly CitationKey[]): void => {
    const waiting = [...keys];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (looked.has(key)) continue;
      looked.add(key);
      for (const { title, made } of findVisitors(known, key)) {
        if (replaced.has(title) || named.has(title)) continue;
        named.set(title, { spelling: made.spelling, ladder: createKeyLadder(made.spelling) });
        waiting.push(...listVisited(createKeyLadder(made.spelling), made.key));
      }
    }
  };
  join(taken);
  for (const [title] of touched) {
    const before = known.byTitle.get(title);
    if (before !== undefined) join(listVisited(createKeyLadder(before.spelling), before.key));
  }
  let made = nameTogether(named, isTaken);
  for (let before = -1; before !== named.size && hasWorks(known); ) {
    before = named.size;
    // Works that join are named with the others before they are looked at themselves.
    for (const [title, { ladder }] of [...named]) {
      const one = made.get(title);
      if (one !== undefined) join(listVisited(ladder, one.key));
    }
    if (before !== named.size) made = nameTogether(named, isTaken);
  }
  const changed = new Map<WorkTitle, MadeKey | undefined>(
    touched.flatMap(([title, spelling]) => (spelling === undefined ? [[title, undefined] as const] : [])),
  );
  for (const [title, one] of made) {
    const before = known.byTitle.get(title);
    if (before?.key !== one.key || before.spelling !== one.spelling) changed.set(title, one);
  }
  return {
    keys: { byTitle: known.byTitle.withChanges(changed), byBase: known.byBase.withChanges(regroup(known, touched, named)) },
    changed,
  };
}

/** The titles of the works that answer to a key: those with the longest beginning of it that leads anywhere, in no order. */
export function findByAlias({ byBase, byTitle }: DigestKeys, key: CitationKey): readonly WorkTitle[] {
  for (const base of listBeginnings(key)) {
    const found = (byBase.get(base) ?? []).filter((title) => {
      const made = byTitle.get(title);
      return made !== undefined && listRungs(createKeyLadder(made.spelling)).includes(key);
    });
    if (found.length > 0) return found;
  }
  return [];
}

function hasWorks({ byTitle }: DigestKeys): boolean {
  return byTitle[Symbol.iterator]().next().done !== true;
}

interface Named {
  readonly spelling: string;
  readonly ladder: KeyLadder;
}

/** Keys of works that nobody else meets. */
function nameTogether(named: ReadonlyMap<WorkTitle, Named>, isTaken: (key: CitationKey) => boolean): ReadonlyMap<WorkTitle, MadeKey> {
  const rungs = assignRungs(
    Array.from(named.values(), ({ ladder }) => ladder),
    isTaken,
  );
  return new Map(
    Array.from(named, ([title, { spelling, ladder }], index) => [title, { key: keyOnRung(ladder, rungs[index] ?? 0), spelling }]),
  );
}

/** The works that had the key, or met somebody on it. */
function findVisitors({ byBase, byTitle }: DigestKeys, key: CitationKey): readonly { readonly title: WorkTitle; readonly made: MadeKey }[] {
  return listBeginnings(key).flatMap((base) =>
    (byBase.get(base) ?? []).flatMap((title) => {
      const made = byTitle.get(title);
      return made !== undefined && listVisited(createKeyLadder(made.spelling), made.key).includes(key) ? [{ title, made }] : [];
    }),
  );
}

/** The rungs up to the one on which a work has its key: mostly that is the first one, so no more are made. */
function listVisited(ladder: KeyLadder, own: CitationKey): readonly CitationKey[] {
  const visited: CitationKey[] = [];
  for (let rung = 0; rung <= ladder.further.length && visited.at(-1) !== own; rung++) visited.push(keyOnRung(ladder, rung));
  return visited;
}

/** `a-b-c`, `a-b`, `a`. */
function listBeginnings(key: CitationKey): readonly CitationKey[] {
  const beginnings: CitationKey[] = [];
  for (let base = key; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('-')))) beginnings.push(base);
  return beginnings;
}

/** What becomes of the groups of `byBase`. */
function regroup(
  { byTitle, byBase }: DigestKeys,
  touched: readonly (readonly [WorkTitle, string | undefined])[],
  named: ReadonlyMap<WorkTitle, Named>,
): ReadonlyMap<CitationKey, readonly WorkTitle[] | undefined> {
  const groups = new Map<CitationKey, WorkTitle[]>();
  const groupOf = (base: CitationKey): WorkTitle[] => {
    const known = groups.get(base);
    if (known !== undefined) return known;
    const group = byBase.get(base)?.slice() ?? [];
    groups.set(base, group);
    return group;
  };
  for (const [title] of touched) {
    const before = byTitle.get(title);
    if (before === undefined) continue;
    for (const base of listBases(createKeyLadder(before.spelling)))
      groups.set(
        base,
        groupOf(base).filter((other) => other !== title),
      );
  }
  for (const [title] of touched) {
    const one = named.get(title);
    if (one !== undefined) for (const base of listBases(one.ladder)) groupOf(base).push(title);
  }
  // A copy takes no more memory than it needs; a list that has grown does.
  return new Map(Array.from(groups, ([base, group]) => [base, group.length === 0 ? undefined : group.slice()]));
}

/** What a key begins with on its lowest rung, wherever it ends. */
export function listBases(ladder: KeyLadder): readonly CitationKey[] {
  const base = keyOnRung(ladder, 0);
  // A longer key that lost its first hyphen (`tipadapter`) doesn't lead back to `tip`.
  const longer = keyOnRung(ladder, 1);
  return longer === base || longer.startsWith(`${base}-`) ? [base] : [base, longer];
}
