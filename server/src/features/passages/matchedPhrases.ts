import { foldTerm } from '../../text/foldTerm';
import { stemContentWord } from '../../text/words/stemWord';
import type { FieldMatch } from '../../search/highlight/explainMatch';

/** The fields whose matches are listed. The key is not one of them, since it often consists of words from the title. */
const tellingFields: readonly FieldMatch['field'][] = ['name', 'author', 'title', 'abstract'];
const between = /^[\s\u2010-\u2015-]$/u;

/**
 * The words of a paper that matched, as whole words. Adjacent words are joined to phrases: "retrieval heads", "KV cache". Words that
 * differ only in their inflection are listed once, and stop words are omitted. Phrases come first, since they are the most specific,
 * then words from names, then other words.
 */
export function listMatchedPhrases(matches: readonly FieldMatch[]): readonly string[] {
  const found = new Map<string, string>();
  for (const field of tellingFields) {
    for (const match of matches) {
      if (match.field !== field) continue;
      for (const phrase of joinNeighbours(match)) {
        const stems = stemPhrase(phrase);
        if ([...found.keys()].some((other) => contains(other, stems))) continue;
        for (const other of [...found.keys()].filter((known) => contains(stems, known))) found.delete(other);
        found.set(stems, phrase);
      }
    }
  }
  const phrases = [...found.values()];
  return [...phrases.filter(isPhrase), ...phrases.filter((phrase) => !isPhrase(phrase))];
}

function contains(phrase: string, part: string): boolean {
  return ` ${phrase} `.includes(` ${part} `);
}

/** The stems of the words in a phrase: `stream head` for `Streaming Heads`. */
function stemPhrase(phrase: string): string {
  return phrase
    .split(/[\s\u2010-\u2015-]+/)
    .map((word) => stemContentWord(foldTerm(word)) ?? '')
    .join(' ');
}

function isPhrase(text: string): boolean {
  return /\S[\s-]\S/.test(text);
}

function joinNeighbours({ text, ranges }: FieldMatch): readonly string[] {
  const joined: { start: number; end: number }[] = [];
  for (const [from, to] of ranges) {
    const { start, end } = growToWords(text, from, to);
    // A match may be a stop word, because the index compares stems, and `one` has the same stem as `on`.
    if (stemContentWord(foldTerm(text.slice(start, end))) === undefined) continue;
    const last = joined.at(-1);
    if (last !== undefined && (start <= last.end || between.test(text.slice(last.end, start)))) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
}

/** The whole words around a match: `Longer` if `Long` matched in `Efficient Longer Inference`. */
function growToWords(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const before = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, from - 60), from))?.[0].length ?? 0;
  const behind = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(to, to + 60))?.[0].length ?? 0;
  return { start: from - before, end: to + behind };
}
