import { isReservedKey } from '../../drafts/reservedKeys';
import type { CitationKey } from '../../model/citation';

/**
 * A citation key comes from the title alone and grows by words of the title when two papers would share it:
 * "ToDRE: Visual Token Pruning via ..." has the rungs `todre`, `todre-visual`, `todre-visual-token`, ...
 * A paper answers to every rung, so a key that a draft already uses keeps its paper when the library grows or shrinks.
 */
export interface KeyLadder {
  /** The shortest key. */
  readonly base: CitationKey;
  /** Words that lengthen it, in the order of the title; the last one is a checksum where words alone can't tell titles apart. */
  readonly further: readonly string[];
}

const wordsInKey = 4;

/** Words that carry no meaning of their own in a title. */
const functionWords = new Set(
  (
    'a an the of for in on to and or with without via by from at as is are be can do does how what when where why which ' +
    'towards toward using into over under through your our their its it we you not no than that this these those'
  ).split(' '),
);

/** What stands before the first colon, where it is short enough to be a name: "Lost in the Middle: How ...". */
const opening = /^([^:：?!]{1,48}?)\s?[:：]\s/u;

/** Reads nothing but the title: the same paper gets the same key whatever a digest says of it. */
export function createKeyLadder(title: string): KeyLadder {
  const name = slugWords(opening.exec(title)?.[1] ?? '');
  if (name.length > 0 && name.length <= wordsInKey) {
    const rest = slugWords(title.slice(title.search(/[:：]/u))).filter((word) => !functionWords.has(word));
    return { base: name.join('-'), further: [...rest, checksum(title)] };
  }
  const all = slugWords(title);
  const telling = all.filter((word) => !functionWords.has(word));
  // A short title reads best whole: `attention-as-an-rnn`.
  const words = all.length <= wordsInKey || telling.length === 0 ? all : telling;
  const base = words.slice(0, wordsInKey).join('-');
  return base === '' ? { base: `paper-${checksum(title)}`, further: [] } : { base, further: [...words.slice(wordsInKey), checksum(title)] };
}

/**
 * The key on a rung: 0 is the shortest. Rungs beyond the last give the last. A key that Quarto would read as a
 * cross-reference (`tip-adapter`) loses its first hyphen.
 */
export function keyOnRung(ladder: KeyLadder, rung: number): CitationKey {
  const key = rung === 0 ? ladder.base : [ladder.base, ...ladder.further.slice(0, rung)].join('-');
  return isReservedKey(key) ? key.replace('-', '') : key;
}

/** The keys on all rungs, the shortest first. */
export function listRungs(ladder: KeyLadder): readonly CitationKey[] {
  return [ladder.base, ...ladder.further].map((_, rung) => keyOnRung(ladder, rung));
}

/**
 * The lowest rungs on which all keys differ. Of papers that meet on a key each climbs, so the order of the papers
 * decides nothing. Titles that differ by marks alone end on their checksums. A key that is taken by somebody else (an entry
 * of a bibliography) belongs to no paper here: who meets it climbs.
 */
export function assignRungs(ladders: readonly KeyLadder[], isTaken: (key: CitationKey) => boolean = () => false): readonly number[] {
  const rungs = new Array<number>(ladders.length).fill(0);
  let moved = ladders.map((_, index) => index);
  const holders = new Map<CitationKey, number[]>();
  while (moved.length > 0) {
    const met = new Set<CitationKey>();
    for (const index of moved) {
      const key = keyOf(ladders, rungs, index);
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [index]);
      else others.push(index);
      if (others !== undefined || isTaken(key)) met.add(key);
    }
    moved = [];
    for (const key of met) {
      const climbing = (holders.get(key) ?? []).filter((index) => canClimb(ladders, rungs, index));
      if (climbing.length === 0) continue;
      holders.set(
        key,
        (holders.get(key) ?? []).filter((index) => !climbing.includes(index)),
      );
      for (const index of climbing) rungs[index] = (rungs[index] ?? 0) + 1;
      moved.push(...climbing);
    }
  }
  return rungs;
}

function keyOf(ladders: readonly KeyLadder[], rungs: readonly number[], index: number): CitationKey {
  const ladder = ladders[index];
  return ladder === undefined ? '' : keyOnRung(ladder, rungs[index] ?? 0);
}

function canClimb(ladders: readonly KeyLadder[], rungs: readonly number[], index: number): boolean {
  return (rungs[index] ?? 0) < (ladders[index]?.further.length ?? 0);
}

/** ASCII words, lower-case: "Schrödinger's KV-Cache" gives schrodingers, kv, cache. */
function slugWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** FNV-1a over UTF-16 units in base 36, six characters: the same everywhere, for telling keys apart only. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
