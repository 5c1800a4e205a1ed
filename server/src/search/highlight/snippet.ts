import { type Span, shiftSpan } from '../../base/span';
import { splitSentences } from '#text';
import type { Highlight } from './highlighter';

/** The part of an abstract that is shown with a hit. */
export interface Snippet {
  readonly text: string;
  /** Where the snippet begins and ends in the abstract. */
  readonly start: number;
  readonly end: number;
  /** The length of the ellipsis before the part of the abstract in `text`; 0 if there is none. */
  readonly shift: number;
}

/** In UTF-16 units, about one sentence. */
const longest = 180;
/** In UTF-16 units: text beyond the reach of a snippet by which the ends of sentences are recognised. */
const context = 50;
const ellipsis = '…';

/**
 * The part of a text whose highlighted words have the highest total rarity. It begins with its sentence if the highlighted words then
 * still fit. `highlights` must not be empty.
 */
export function chooseSnippet(text: string, highlights: readonly Highlight[], rarities: readonly number[]): Snippet {
  const { from, to } = findBestStretch(highlights, rarities);
  const sentences = splitNear(text, from, to);
  let start = findStart(text, sentences, from);
  let end = findEnd(text, sentences, to);
  if (end - start > longest) {
    // If the highlighted words still fit, the beginning of the sentence is kept and the end is cut.
    if (to - start > longest)
      start = nextWordStart(text, Math.max(start, from - Math.max(0, Math.floor((longest - (to - from)) / 2))), from);
    if (end - start > longest) end = lastWordEnd(text, Math.max(to, start + longest), to);
  }
  const before = start > findStart(text, sentences, start) ? ellipsis : '';
  const after = end < findEnd(text, sentences, end) ? ellipsis : '';
  return { text: before + text.slice(start, end) + after, start, end, shift: before.length };
}

/**
 * The sentences around a stretch, for as much text as a snippet with the stretch can contain. To split whole abstracts would take as
 * long as the rest of a search.
 */
function splitNear(text: string, from: number, to: number): readonly Span[] {
  const start = Math.max(0, to - longest - context);
  // Other white space than spaces is rare; to replace each space would take long.
  const near = text.slice(start, Math.max(to, from + longest) + context).replace(/[^\S ]/g, ' ');
  return splitSentences(near).map((sentence) => shiftSpan(sentence, start));
}

/** The stretch that fits into a snippet and whose highlighted words have the highest total rarity. Each word counts once. */
function findBestStretch(highlights: readonly Highlight[], rarities: readonly number[]): { readonly from: number; readonly to: number } {
  let best = { from: highlights[0]?.start ?? 0, to: highlights[0]?.end ?? 0, worth: -1 };
  for (let first = 0; first < highlights.length; first++) {
    const from = highlights[first]?.start ?? 0;
    const words = new Set<number>();
    let worth = 0;
    for (let next = first; next < highlights.length; next++) {
      const highlight = highlights[next];
      if (highlight === undefined || highlight.end - from > longest) break;
      if (words.has(highlight.word)) continue;
      words.add(highlight.word);
      worth += rarities[highlight.word] ?? 0;
      if (worth > best.worth) best = { from, to: highlight.end, worth };
    }
  }
  return best;
}

/** The start of the sentence that contains `offset`. */
function findStart(text: string, sentences: readonly Span[], offset: number): number {
  return sentences.findLast(({ start }) => start <= offset)?.start ?? Math.min(offset, text.length - text.trimStart().length);
}

/** The end of the sentence that contains `offset` or ends there. */
function findEnd(text: string, sentences: readonly Span[], offset: number): number {
  return sentences.find(({ end }) => end >= offset)?.end ?? text.trimEnd().length;
}

/** The start of the first word at or after `offset`; `most` if no word starts before that. */
function nextWordStart(text: string, offset: number, most: number): number {
  const space = text.slice(offset, most).search(/\s\S/);
  return offset === 0 || /\s/.test(text[offset - 1] ?? '') ? offset : space === -1 ? most : offset + space + 1;
}

/** The end of the last word that ends between `least` and `offset`. If a single word fills that stretch, it is cut at `offset`. */
function lastWordEnd(text: string, offset: number, least: number): number {
  if (offset >= text.length || /\s/.test(text[offset] ?? '')) return Math.min(offset, text.length);
  const space = text.slice(least, offset).search(/\s\S*$/);
  return space === -1 ? (/\s/.test(text[least] ?? ' ') ? least : offset) : least + space;
}
