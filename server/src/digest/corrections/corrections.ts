import type { Correction } from './correction';
import { listWords } from './comparedWords';

/** The user's corrections, indexed for look-up. */
export interface Corrections {
  /** Equal for equal corrections. */
  readonly mark: string;
  /** Without duplicates, in the order of the file. */
  readonly all: readonly Correction[];
  /** The words of titles as a tree. */
  readonly papers: WordNode;
  /** The first words of all titles by `hintOf`. Most words of a text do not begin a title, so this check is fast. */
  readonly firstWords: ReadonlySet<number>;
  /** Folded titles that are not papers. */
  readonly noPapers: ReadonlySet<string>;
}

export interface WordNode {
  readonly next: ReadonlyMap<string, WordNode>;
  /** The correction whose words end here. */
  readonly found?: RankedCorrection | undefined;
}

export interface RankedCorrection {
  readonly correction: Correction;
  /** Its position among all corrections; of two that apply to the same place, the later one wins. */
  readonly rank: number;
  /** The number of words before the title, and of the title itself. */
  readonly beforeCount: number;
  readonly titleCount: number;
}

/** `list` must be in the order of the file. Of several with the same words the last one wins. */
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
    firstWords.add(hintOf(first.charCodeAt(0), first.length));
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

/** The corrections without effect because a later one has the same words. */
export function listOverridden<Written extends Correction>(list: readonly Written[]): readonly Written[] {
  const last = new Map(list.map((correction) => [foldCorrection(correction), correction]));
  return list.filter((correction) => last.get(foldCorrection(correction)) !== correction);
}

interface BuiltNode {
  readonly next: Map<string, BuiltNode>;
  found?: RankedCorrection;
}

export const noCorrections: Corrections = createCorrections([]);

/** Whether two corrections are equal. */
export function isSameCorrection(a: Correction | undefined, b: Correction | undefined): boolean {
  return a !== undefined && b !== undefined && printCorrection(a) === printCorrection(b);
}

/** The line of the file for a correction. */
export function printCorrection({ kind, before, title, after }: Correction): string {
  const parts = before === '' ? (after === '' ? [title] : [title, after]) : [before, title, after];
  return `${kind === 'paper' ? 'paper' : 'no paper'}: ${parts.join(' || ').trimEnd()}`;
}

/** All words of a correction, including those around the title. */
export function foldCorrection({ before, title, after }: Correction): string {
  return foldWords(`${before} ${title} ${after}`);
}

/** The form in which titles are compared. */
export function foldWords(text: string): string {
  return listWords(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** A small hash of a word of ASCII letters, from the code of its first letter, in either case, and its length. */
export function hintOf(first: number, length: number): number {
  return (first | 0x20) * 64 + Math.min(length, 63);
}
