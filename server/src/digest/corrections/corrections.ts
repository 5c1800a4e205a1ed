import { listWords } from './comparedWords';
import type { Correction } from './correction';

/** The writer's corrections, indexed for look-up. */
export interface Corrections {
  /** All corrections as text. If two objects have the same mark, their corrections are equal. */
  readonly mark: string;
  /** The corrections without duplicates, in the order of the file. */
  readonly all: readonly Correction[];
  /** The words of all corrections that name papers, as a tree with one word for each level. */
  readonly papers: WordNode;
  /**
   * The hash (by `hashWord`) of the first word of each correction that names a paper. Most words of a text do not begin a correction,
   * and a look-up in this set quickly excludes most of these words.
   */
  readonly firstWords: ReadonlySet<number>;
  /** The titles that the writer rejected, as `foldWords` returns them. */
  readonly noPapers: ReadonlySet<string>;
}

export interface WordNode {
  readonly next: ReadonlyMap<string, WordNode>;
  /** The correction whose last word is the word of this node; undefined if there is no such correction. */
  readonly found?: RankedCorrection | undefined;
}

export interface RankedCorrection {
  readonly correction: Correction;
  /** The position of the correction among all corrections. If two corrections apply to overlapping words, the later one is used. */
  readonly rank: number;
  /** How many words the correction has before the title, and how many words the title itself has. */
  readonly beforeCount: number;
  readonly titleCount: number;
}

/** `list` must be in the order of the file. If several corrections have the same words, only the last one is used. */
export function createCorrections(list: readonly Correction[]): Corrections {
  const byWords = new Map<string, Correction>();
  for (const correction of list) {
    const key = foldCorrection(correction);
    byWords.delete(key);
    byWords.set(key, correction);
  }
  const all = [...byWords.values()];
  const firstWords = new Set<number>();
  const noPapers = new Set<string>();
  const papers: BuiltNode = { next: new Map() };
  for (const [rank, correction] of all.entries()) {
    const { kind, before, title, after } = correction;
    if (kind === 'no-paper') {
      noPapers.add(foldWords(title));
      continue;
    }
    const [beforeWords, titleWords, afterWords] = [before, title, after].map((part) => listWords(part).map(({ folded }) => folded)) as [
      string[],
      string[],
      string[],
    ];
    const words = [...beforeWords, ...titleWords, ...afterWords];
    const [first = ''] = words;
    firstWords.add(hashWord(first.charCodeAt(0), first.length));
    let node = papers;
    for (const word of words) {
      const next: BuiltNode = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    node.found = { correction, rank, beforeCount: beforeWords.length, titleCount: titleWords.length };
  }
  return { mark: all.map(printCorrection).join('\n'), all, papers, firstWords, noPapers };
}

interface BuiltNode {
  readonly next: Map<string, BuiltNode>;
  found?: RankedCorrection;
}

export const noCorrections: Corrections = createCorrections([]);

/** Whether both corrections are defined and would be written as the same line. */
export function isSameCorrection(a: Correction | undefined, b: Correction | undefined): boolean {
  return a !== undefined && b !== undefined && printCorrection(a) === printCorrection(b);
}

/** The line of the corrections file that contains a correction. */
export function printCorrection({ kind, before, title, after }: Correction): string {
  const parts = before === '' ? (after === '' ? [title] : [title, after]) : [before, title, after];
  return `${kind === 'paper' ? 'paper' : 'not a paper'}: ${parts.join(' || ').trimEnd()}`;
}

/** All words of a correction, including those around the title, in the form in which titles are compared. */
export function foldCorrection({ before, title, after }: Correction): string {
  return foldWords(`${before} ${title} ${after}`);
}

/** The words of a text, folded for the comparison of titles and joined by blanks. */
export function foldWords(text: string): string {
  return listWords(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/**
 * A small hash of a word, made from its length and the code of its first letter. It is the same for an upper-case and a lower-case
 * ASCII letter.
 */
export function hashWord(first: number, length: number): number {
  return (first | 0x20) * 64 + Math.min(length, 63);
}
