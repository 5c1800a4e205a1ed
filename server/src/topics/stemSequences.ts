import type { WordReader } from './wordReader';
import type { PaperText } from './paperText';

/**
 * The words of several papers as one sequence of stem numbers (see `WordReader`). For each paper the title comes first, with the
 * names of its sections, then the abstract. The number `gap` stands between two words that were not next to each other in the text.
 */
export interface StemSequences {
  readonly reader: WordReader;
  readonly count: number;
  /** The index in `words` at which each paper begins, and, as a last element, the length of `words`. */
  readonly starts: Int32Array;
  readonly titleEnds: Int32Array;
  readonly words: Int32Array;
}

export function readStemSequences(papers: readonly PaperText[], reader: WordReader): StemSequences {
  const starts = new Int32Array(papers.length + 1);
  const titleEnds = new Int32Array(papers.length);
  const words = new IntList();
  const own: number[] = [];
  papers.forEach(({ title, abstract, sections = [] }, index) => {
    own.length = 0;
    for (const text of [title, ...sections]) reader.read(text, own);
    titleEnds[index] = words.length + own.length;
    reader.read(abstract, own);
    words.append(own);
    starts[index + 1] = words.length;
  });
  return { reader, count: papers.length, starts, titleEnds, words: words.toArray() };
}

/** A growing list of integers. For millions of integers, an ordinary array would take twice the memory. */
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
