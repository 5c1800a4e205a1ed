import type { Correction } from './correction';
import { listWords } from './comparedWords';

/** The writer's corrections, ready to be looked up. */
export interface Corrections {
  /** The same for the same corrections. */
  readonly mark: string;
  /** Each words once; a later one comes later. */
  readonly all: readonly Correction[];
  /** Words of titles, word by word. */
  readonly papers: WordNode;
  /** Which first words there are, by `hintOf`: most words of a text are no beginning of a title. */
  readonly firstWords: ReadonlySet<number>;
  /** Folded titles that are no papers. */
  readonly noPapers: ReadonlySet<string>;
}

export interface WordNode {
  readonly next: ReadonlyMap<string, WordNode>;
  /** Whose words end here. */
  readonly found?: RankedCorrection | undefined;
}

export interface RankedCorrection {
  readonly correction: Correction;
  /** Its place among all: of two that speak of one place the later one counts. */
  readonly rank: number;
  /** How many of its words stand before the title, and how many are the title's. */
  readonly beforeCount: number;
  readonly titleCount: number;
}

/** In the order in which they were said. Of several with the same words the last one counts. */
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

/** Those that count for nothing, since a later one speaks of the same words. */
export function listOverridden<Written extends Correction>(list: readonly Written[]): readonly Written[] {
  const last = new Map(list.map((correction) => [foldCorrection(correction), correction]));
  return list.filter((correction) => last.get(foldCorrection(correction)) !== correction);
}

interface BuiltNode {
  readonly next: Map<string, BuiltNode>;
  found?: RankedCorrection;
}

export const noCorrections: Corrections = createCorrections([]);

/** Whether both say the same in the same words. */
export function isSameCorrection(a: Correction | undefined, b: Correction | undefined): boolean {
  return a !== undefined && b !== undefined && printCorrection(a) === printCorrection(b);
}

/** A line of the file. */
export function printCorrection({ kind, before, title, after }: Correction): string {
  const parts = before === '' ? (after === '' ? [title] : [title, after]) : [before, title, after];
  return `${kind === 'paper' ? 'paper' : 'no paper'}: ${parts.join(' || ').trimEnd()}`;
}

/** The words that a correction speaks of, around the title too. */
export function foldCorrection({ before, title, after }: Correction): string {
  return foldWords(`${before} ${title} ${after}`);
}

/** The form in which titles are compared. */
export function foldWords(text: string): string {
  return listWords(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** A number for a word of ASCII letters by the code of its first letter, in either case, and its length. */
export function hintOf(first: number, length: number): number {
  return (first | 0x20) * 64 + Math.min(length, 63);
}
