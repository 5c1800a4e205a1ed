import type { StemSequences } from './stemSequences';

/** The stem numbers of each part of a label. "KV cache and mixture of experts" has two parts. */
export function readLabelParts(label: string, { reader }: StemSequences): readonly (readonly number[])[] {
  return label.split(' and ').map((part) => {
    const words: number[] = [];
    reader.read(part, words);
    return words.slice(0, -1);
  });
}
