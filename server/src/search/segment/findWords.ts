import { noForm, type Segment } from './segment';
import { findTermId, type SortedTerms } from './sortedTerms';

const encoder = new TextEncoder();

export function encodeWord(word: string): Uint8Array {
  return encoder.encode(word);
}

/** The numbers of the words of a segment that have this stem, in no particular order. */
export function findForms({ words, firstForms, nextForms }: Segment, stem: string): readonly number[] {
  const id = findTermId(words, encodeWord(stem));
  const forms: number[] = [];
  if (id !== undefined) for (let form = firstForms[id] ?? noForm; form !== noForm; form = nextForms[form] ?? noForm) forms.push(form);
  return forms;
}

export function findWord(words: SortedTerms, word: string): number | undefined {
  return findTermId(words, encodeWord(word));
}
