import { fieldTexts, searchFields, type SearchDocument, type SearchField } from './searchDocument';
import { tokenizeVariants, tokenizeWords } from './tokenize';
import type { Expansion } from './vocabulary';

/** A field that matched, and the stretches of it that did: [start, end) in UTF-16 offsets, ordered and disjoint. */
export interface FieldMatch {
  readonly field: SearchField;
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** Says why a document was found. `words` are what was typed, `expanded` the terms that each stands for. */
export function describeMatches(
  document: SearchDocument,
  expanded: readonly (readonly Expansion[])[],
  words: readonly string[],
): readonly FieldMatch[] {
  // For each term how many characters of it were typed; a term that was reached by a typing error is marked whole.
  const marked = new Map<string, number>();
  expanded.forEach((expansions, index) => {
    for (const { term, isTypo } of expansions) {
      const length = isTypo ? term.length : (words[index]?.length ?? 0);
      marked.set(term, Math.max(marked.get(term) ?? 0, length));
    }
  });
  const matches: FieldMatch[] = [];
  for (const field of searchFields) {
    for (const text of fieldTexts(document, field)) {
      const ranges = markRanges(text, marked);
      if (ranges.length > 0) matches.push({ field, text, ranges });
    }
  }
  return matches;
}

function markRanges(text: string, marked: ReadonlyMap<string, number>): readonly (readonly [number, number])[] {
  const words = tokenizeWords(text);
  const ranges: [number, number][] = [];
  for (const { term, start, end } of [...words, ...tokenizeVariants(text, words)]) {
    const length = marked.get(term);
    if (length !== undefined) ranges.push([start, length >= term.length ? end : Math.min(end, start + length)]);
  }
  return joinRanges(ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

function joinRanges(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = joined[joined.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
