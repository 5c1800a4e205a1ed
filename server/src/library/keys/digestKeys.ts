import { changeGroups } from '../../base/changes';
import { createLayeredMap, type LayeredMap } from '../../base/collections';
import type { CitationKey } from '../../model/citation';
import type { WorkKey } from '../groupIntoWorks';
import { assignRungs, createKeyLadder, type KeyLadder, keyOnRung, listRungs, maxKeyLength } from './citationKeys';

/** The keys that were made for works in digests. */
export interface DigestKeys {
  readonly byTitle: LayeredMap<WorkKey, MadeKey>;
  /** The works by the key on their lowest rung; see `listBases`. */
  readonly byBase: LayeredMap<CitationKey, readonly WorkKey[]>;
}

export interface MadeKey {
  readonly key: CitationKey;
  /** The title from which the key was made, as one of its digests spells it. */
  readonly spelling: string;
}

/** A change that can give works different keys. */
interface KeyChange {
  /** The titles of added, changed and removed works, each with the spelling from which the key is made; undefined for a removed work. */
  readonly spellings: ReadonlyMap<WorkKey, string | undefined>;
  /** Keys that bibliography entries have started or stopped using. */
  readonly taken: readonly CitationKey[];
  isTaken(key: CitationKey): boolean;
}

/** The keys after a change, and how they differ from `byTitle` before the change. */
export interface ChangedKeys {
  readonly keys: DigestKeys;
  readonly changed: ReadonlyMap<WorkKey, MadeKey | undefined>;
}

export const noDigestKeys: DigestKeys = { byTitle: createLayeredMap(), byBase: createLayeredMap() };

/**
 * Makes new keys for the changed works, and for all works whose keys depend on them because they share or shared a rung. The result is
 * the same as if the keys of all works were made together.
 */
export function updateDigestKeys(known: DigestKeys, { spellings, taken, isTaken }: KeyChange): ChangedKeys {
  const touched = [...spellings].filter(([title, spelling]) => known.byTitle.get(title)?.spelling !== spelling);
  const replaced = new Map(touched);
  const named = new Map<WorkKey, Named>();
  for (const [title, spelling] of touched) if (spelling !== undefined) named.set(title, { spelling, ladder: createKeyLadder(spelling) });
  const visitedKeys = new Set<CitationKey>();
  const findVisitors = createVisitorFinder(known);
  /** Adds the works that visited these keys (see `findVisitors`), then the works that visited other keys of those works, and so on. */
  const join = (keys: readonly CitationKey[]): void => {
    const waiting = [...keys];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (visitedKeys.has(key)) continue;
      visitedKeys.add(key);
      for (const { title, made } of findVisitors(key)) {
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
    // The works that this loop adds to `named` get their keys below, together with all others in `named`. The next round then follows
    // their keys.
    for (const [title, { ladder }] of [...named]) {
      const one = made.get(title);
      if (one !== undefined) join(listVisited(ladder, one.key));
    }
    if (before !== named.size) made = nameTogether(named, isTaken);
  }
  const changed = new Map<WorkKey, MadeKey | undefined>(
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

/**
 * The titles of the works that have this key on one of their rungs, in no particular order. `a-b-c` is first searched for among the
 * works whose lowest rung is `a-b-c`, then `a-b`, then `a`.
 */
export function findTitlesByAnyKey({ byBase, byTitle }: DigestKeys, key: CitationKey): readonly WorkKey[] {
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

/** Makes the keys of works that share no rung with any work outside `named`. */
function nameTogether(named: ReadonlyMap<WorkKey, Named>, isTaken: (key: CitationKey) => boolean): ReadonlyMap<WorkKey, MadeKey> {
  const rungs = assignRungs(
    Array.from(named.values(), ({ ladder }) => ladder),
    isTaken,
  );
  return new Map(
    Array.from(named, ([title, { spelling, ladder }], index) => [title, { key: keyOnRung(ladder, rungs[index] ?? 0), spelling }]),
  );
}

interface Visitor {
  readonly title: WorkKey;
  readonly made: MadeKey;
}

/**
 * Returns a function that finds the works that have a key, and those that moved up from it because another work or a bibliography has it.
 * The works of a base are read once, because thousands may share it, each with a key of its own.
 */
function createVisitorFinder({ byBase, byTitle }: DigestKeys): (key: CitationKey) => readonly Visitor[] {
  const visitorsOf = new Map<CitationKey, ReadonlyMap<CitationKey, readonly Visitor[]>>();
  const readBase = (base: CitationKey): ReadonlyMap<CitationKey, readonly Visitor[]> => {
    const visitors = new Map<CitationKey, Visitor[]>();
    for (const title of byBase.get(base) ?? []) {
      const made = byTitle.get(title);
      if (made === undefined) continue;
      for (const key of listVisited(createKeyLadder(made.spelling), made.key)) {
        const others = visitors.get(key);
        if (others === undefined) visitors.set(key, [{ title, made }]);
        else others.push({ title, made });
      }
    }
    return visitors;
  };
  return (key) =>
    listBeginnings(key).flatMap((base) => {
      const visitors = visitorsOf.get(base) ?? readBase(base);
      visitorsOf.set(base, visitors);
      return visitors.get(key) ?? [];
    });
}

/**
 * The keys on all rungs from the lowest one to that of the work's own key. Most works have the key on the lowest rung; then only this
 * key is made.
 */
function listVisited(ladder: KeyLadder, own: CitationKey): readonly CitationKey[] {
  const visited: CitationKey[] = [];
  for (let rung = 0; rung <= ladder.further.length && visited.at(-1) !== own; rung++) visited.push(keyOnRung(ladder, rung));
  return visited;
}

/** For `a-b-c`: `a-b-c`, `a-b`, `a`. Empty for a key that is too long to have been made for a work. */
function listBeginnings(key: CitationKey): readonly CitationKey[] {
  if (key.length > maxKeyLength) return [];
  const beginnings: CitationKey[] = [];
  for (let base = key; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('-')))) beginnings.push(base);
  return beginnings;
}

/** The groups of `byBase` that change; undefined for a group that is no longer needed. */
function regroup(
  { byTitle, byBase }: DigestKeys,
  touched: readonly (readonly [WorkKey, string | undefined])[],
  named: ReadonlyMap<WorkKey, Named>,
): ReadonlyMap<CitationKey, readonly WorkKey[] | undefined> {
  const titles = touched.map(([title]) => title);
  const change = { removed: titles.filter((title) => byTitle.has(title)), added: titles.filter((title) => named.has(title)) };
  return changeGroups(byBase.get, change, {
    keysOf: (title) => listBases(named.get(title)?.ladder),
    oldKeysOf: (title) => listBases(ladderOf(byTitle.get(title))),
  });
}

function ladderOf(made: MadeKey | undefined): KeyLadder | undefined {
  return made && createKeyLadder(made.spelling);
}

/** The beginnings by which all rungs of a work can be found; empty if there is no ladder. */
export function listBases(ladder: KeyLadder | undefined): readonly CitationKey[] {
  if (ladder === undefined) return [];
  const base = keyOnRung(ladder, 0);
  // A longer key that has lost its first hyphen (`tipadapter`) does not begin with `tip-`, so it needs a separate entry.
  const longer = keyOnRung(ladder, 1);
  return longer === base || longer.startsWith(`${base}-`) ? [base] : [base, longer];
}
