import { isReservedKey } from '#drafts';
import type { CitationKey } from '../../model/citation';

/**
 * The keys that a title can have, from the shortest to the longest. Each key is a rung: "ToDRE: Visual Token Pruning via ..." has the
 * rungs `todre`, `todre-visual`, `todre-visual-token`, ... A paper gets a longer key if two papers would otherwise get the same key.
 * Every rung leads to the paper, so a key in a draft still finds its paper after the library has grown or shrunk.
 */
export interface KeyLadder {
  /** The shortest key. */
  readonly base: CitationKey;
  /**
   * The words that make the key longer, in the order of the title. The last one is a checksum, which distinguishes titles with the same
   * words.
   */
  readonly further: readonly string[];
}

const wordsInKey = 4;

/** No key of a ladder is longer, in letters. */
export const maxKeyLength = 200;
/** How much of it is for the words before the checksum and its hyphen. */
const maxWordsLength = maxKeyLength - 7;

/** Words that are left out of a key because they say nothing about the subject. The stop words of the search may change, keys may not. */
const functionWords = new Set(
  (
    'a an the of for in on to and or with without via by from at as is are be can do does how what when where why which ' +
    'towards toward using into over under through your our their its it we you not no than that this these those'
  ).split(' '),
);

/** The part before the first colon, if it is short enough to be a name: "Lost in the Middle: How ...". */
const opening = /^([^:：?!]{1,48}?)\s?[:：]\s/u;

/** Creates the ladder from the title alone, so a paper gets the same key whatever else a digest says about it. */
export function createKeyLadder(title: string): KeyLadder {
  const name = slugWords(opening.exec(title)?.[1] ?? '');
  if (name.length > 0 && name.length <= wordsInKey) {
    const rest = slugWords(title.slice(title.search(/[:：]/u))).filter((word) => !functionWords.has(word));
    return createRungs(title, name.join('-'), rest);
  }
  const all = slugWords(title);
  const contentWords = all.filter((word) => !functionWords.has(word));
  // A short title is most readable if the key contains all of its words: `attention-as-an-rnn`.
  const words = all.length <= wordsInKey || contentWords.length === 0 ? all : contentWords;
  const base = words.slice(0, wordsInKey).join('-');
  return base === '' ? { base: `paper-${checksum(title)}`, further: [] } : createRungs(title, base, words.slice(wordsInKey));
}

/** The ladder with as many of the words as fit into the longest key. */
function createRungs(title: string, whole: string, words: readonly string[]): KeyLadder {
  const base = whole.slice(0, maxWordsLength).replace(/-$/, '');
  const further: string[] = [];
  let { length } = base;
  for (const word of words) {
    length += 1 + word.length;
    if (length > maxWordsLength) break;
    further.push(word);
  }
  return { base, further: [...further, checksum(title)] };
}

/**
 * The key on a rung. Rung 0 has the shortest key; a number above the last rung gives the key on the last rung. A key that Quarto would
 * read as a cross-reference (`tip-adapter`) loses its first hyphen.
 */
export function keyOnRung(ladder: KeyLadder, rung: number): CitationKey {
  const key = rung === 0 ? ladder.base : [ladder.base, ...ladder.further.slice(0, rung)].join('-');
  return isReservedKey(key) ? key.replace('-', '') : key;
}

/** The keys on all rungs, shortest first. */
export function listRungs(ladder: KeyLadder): readonly CitationKey[] {
  return [ladder.base, ...ladder.further].map((_, rung) => keyOnRung(ladder, rung));
}

/**
 * The lowest rungs on which all keys differ. All papers that share a key move up one rung, so the order of the papers does not matter.
 * Titles that differ only in punctuation get their checksums. `isTaken` says whether a bibliography entry has a key; a paper with such
 * a key also moves up.
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
      const own = holders.get(key) ?? [];
      const climbing = own.filter((index) => canClimb(ladders, rungs, index));
      if (climbing.length === 0) continue;
      holders.set(
        key,
        own.filter((index) => !canClimb(ladders, rungs, index)),
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

/** Lower-case ASCII words: "Schrödinger's KV-Cache" gives schrodingers, kv, cache. */
function slugWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** The FNV-1a hash over UTF-16 units, as six characters in base 36. It is part of keys in drafts, so it must never change. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
