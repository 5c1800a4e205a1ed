import { WordReader } from './wordReader';

/** The stems of the words of papers, one behind the other: titles first, then abstracts; `gap` where words don't touch. */
export interface WordTexts {
  readonly reader: WordReader;
  readonly count: number;
  /** Where each paper begins; one more than papers. */
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

/** A list of whole numbers that grows: an array of millions would take twice the memory. */
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
