import { gap } from './wordReader';

/** Phrases as a tree. `roots` has the node of each first word, or -1; `next` has, for each node, the next node for each following word. */
interface Trie {
  readonly roots: Int32Array;
  readonly next: readonly ReadonlyMap<number, number>[];
  /** The phrase that ends at each node, or -1. */
  readonly phrases: readonly number[];
}

export function createTrie(phrases: readonly { readonly words: readonly number[] }[], wordCount: number): Trie {
  const roots = new Int32Array(wordCount).fill(-1);
  const next: Map<number, number>[] = [];
  const ends: number[] = [];
  const create = (): number => {
    next.push(new Map());
    ends.push(-1);
    return next.length - 1;
  };
  phrases.forEach(({ words }, phrase) => {
    const first = words[0] ?? 0;
    if (roots[first] === -1) roots[first] = create();
    let node = roots[first] as number;
    for (const word of words.slice(1)) {
      const known = next[node]?.get(word);
      const child: number = known ?? create();
      if (known === undefined) next[node]?.set(word, child);
      node = child;
    }
    ends[node] = phrase;
  });
  return { roots, next, phrases: ends };
}

/** Calls `visit` with each phrase that begins with the word at `start` and ends before `end`. */
export function visitPhrases(
  { roots, next, phrases }: Trie,
  words: Int32Array,
  start: number,
  end: number,
  visit: (phrase: number) => void,
): void {
  const first = words[start] as number;
  if (first === gap || first >= roots.length) return;
  let node: number | undefined = roots[first];
  for (let at = start + 1; node !== undefined && node !== -1; at++) {
    const phrase = phrases[node] as number;
    if (phrase >= 0) visit(phrase);
    if (at >= end) return;
    node = next[node]?.get(words[at] as number);
  }
}
