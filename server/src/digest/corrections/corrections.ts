import { listWords } from './comparedWords';
import type { Correction, ShapeCorrection, TitleCorrection } from './correction';
import { printShape } from './shape';

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
  /** The corrections that reject titles, by the titles as `foldWords` returns them. */
  readonly noPapers: ReadonlyMap<string, TitleCorrection>;
  /** What titles of the same shape as a corrected one become, in the order of the file. */
  readonly shapes: readonly ShapeCorrection[];
  /** The names of the files without papers, in lower case, and the positions of their corrections in `all`. */
  readonly emptyFiles: ReadonlyMap<string, number>;
}

export interface WordNode {
  readonly next: ReadonlyMap<string, WordNode>;
  /** The correction whose last word is the word of this node; undefined if there is no such correction. */
  readonly found?: RankedCorrection | undefined;
}

export interface RankedCorrection {
  readonly correction: TitleCorrection;
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
  const noPapers = new Map<string, TitleCorrection>();
  const shapes: ShapeCorrection[] = [];
  const emptyFiles = new Map<string, number>();
  const papers: BuiltNode = { next: new Map() };
  for (const [rank, correction] of all.entries()) {
    if (correction.kind === 'like') {
      shapes.push(correction);
      continue;
    }
    if (correction.kind === 'no-papers') {
      emptyFiles.set(correction.fileName.toLowerCase(), rank);
      continue;
    }
    const { kind, before, title, after } = correction;
    if (kind === 'no-paper') {
      noPapers.set(foldWords(title), correction);
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
  return { mark: all.map(printCorrection).join('\n'), all, papers, firstWords, noPapers, shapes, emptyFiles };
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
export function printCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'no-papers':
      return `no papers in: ${correction.fileName}`;
    case 'like': {
      const { title, shape } = correction;
      return `${shape.right === undefined ? 'not papers' : 'papers'} like: ${title} || ${printShape(shape)}`;
    }
    default: {
      const { kind, before, title, after, open } = correction;
      const hasStart = before !== '' || open === 'start' || open === 'both';
      const hasEnd = before !== '' || after !== '' || open === 'end' || open === 'both';
      const parts = [...(hasStart ? [before] : []), title, ...(hasEnd ? [after] : [])];
      return `${kind === 'paper' ? 'paper' : 'not a paper'}: ${parts.join(' || ').trim()}`;
    }
  }
}

/** What a correction is about, in a form that is the same for corrections of which only the last one is used. */
export function foldCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'no-papers':
      return `file\n${correction.fileName.toLowerCase()}`;
    case 'like':
      return `like\n${foldWords(correction.title)}`;
    default:
      return foldWords(`${correction.before} ${correction.title} ${correction.after}`);
  }
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
