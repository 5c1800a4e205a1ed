import type { FieldMatch } from '#search';
import { foldTerm, stemContentWord } from '#text';
import type { DraftFile } from '#workspace';
import type { Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import { collapseWhiteSpace, findProse, splitProse } from './draftSentences';

/** A sentence of a draft and its paragraph. Their text is without citations, commands and markup. */
export interface Passage {
  /** The span of the sentence in the draft, including the full stop; empty if there is no sentence. */
  readonly span: Span;
  /** The words of the sentence; empty if there is none. */
  readonly sentence: string;
  /** The words of the paragraph, including those of the sentence. */
  readonly paragraph: string;
  /** The citations in the paragraph, in the order of the text. */
  readonly citations: readonly Citation[];
}

/** Of a long sentence, at most this many UTF-16 code units before and after the cursor are used. */
const maxSentenceLength = 600;

/**
 * The sentence around `place`, or else the one before it or the first one of the paragraph; and the paragraph. With the cursor at the
 * end of `One claim. Heads differ [@`, the sentence is `Heads differ`. If `place` is a selection, the span includes all sentences that
 * the selection overlaps, but `sentence` contains only the selected words. `hidden` is the span of a citation that is being typed,
 * which is ignored.
 */
export function findPassage(draft: DraftFile, place: Span, hidden?: Span): Passage {
  const prose = findProse(draft, place.start);
  const around = prose.span;
  const words = hidden === undefined ? prose.text : hide(prose.text, hidden.start - around.start, hidden.end - around.start);
  const { sentences, citations } = splitProse(draft, { span: around, text: words });
  const wanted: Span = { start: place.start, end: Math.min(place.end, around.end) };
  const touched = sentences.filter(({ start, end }) => start < wanted.end && wanted.start < end);
  const nearest = sentences.findLast(({ start }) => start <= wanted.start) ?? sentences[0];
  const chosen = touched.length > 0 ? touched : nearest === undefined ? [] : [nearest];
  const span: Span = { start: chosen[0]?.start ?? wanted.start, end: chosen.at(-1)?.end ?? wanted.start };
  const said = wanted.start < wanted.end ? wanted : nearPart(span, wanted.start);
  return {
    span,
    sentence: collapseWhiteSpace(words.slice(said.start - around.start, said.end - around.start)),
    paragraph: collapseWhiteSpace(words),
    citations: citations.filter(({ span: cited }) => hidden === undefined || cited.end <= hidden.start || hidden.end <= cited.start),
  };
}

/**
 * When the writer types search words, the papers found are ranked by how near they are to this text: the sentence, or the paragraph if
 * there is no sentence. The paragraph is not always used, because that would take too long at each keystroke.
 */
export function toSearchContext({ sentence, paragraph }: Passage): string {
  return sentence === '' ? paragraph : sentence;
}

function hide(text: string, from: number, to: number): string {
  const start = Math.max(0, Math.min(from, text.length));
  const end = Math.max(start, Math.min(to, text.length));
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function nearPart({ start, end }: Span, at: number): Span {
  return { start: Math.max(start, Math.min(at, end) - maxSentenceLength), end: Math.min(end, Math.max(at, start) + maxSentenceLength) };
}

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
  const after = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(to, to + 60))?.[0].length ?? 0;
  return { start: from - before, end: to + after };
}
