import type { WordReader } from './wordReader';

/**
 * The stems of the words of several papers in sequence. For each paper the title comes first, then the abstract; `gap` separates
 * words that are not next to each other.
 */
export interface WordTexts {
  readonly reader: WordReader;
  readonly count: number;
  /** The first element of each paper; has one more element than there are papers. */
  readonly starts: Int32Array;
  readonly titleEnds: Int32Array;
  readonly words: Int32Array;
}

interface Text {
  readonly title: string;
  readonly abstract: string;
}

export function readTexts(papers: readonly Text[], reader: WordReader): WordTexts {
  const starts = new Int32Array(papers.length + 1);
  const titleEnds = new Int32Array(papers.length);
  const words = new IntList();
  const own: number[] = [];
  papers.forEach(({ title, abstract }, index) => {
    own.length = 0;
    reader.read(title, own);
    titleEnds[index] = words.length + own.length;
    reader.read(abstract, own);
    words.append(own);
    starts[index + 1] = words.length;
  });
  return { reader, count: papers.length, starts, titleEnds, words: words.toArray() };
}

/** A growing list of integers. An ordinary array would take twice the memory for millions of them. */
class IntList {
  length = 0;
  private values = new Int32Array(1024);

  append(values: readonly number[]): void {
    if (this.length + values.length > this.values.length) {
      const larger = new Int32Array(Math.max(this.values.length * 2, this.length + values.length));
      larger.set(this.values);
      this.values = larger;
    }
    this.values.set(values, this.length);
    this.length += values.length;
  }

  toArray(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
