import type { Highlight } from './highlighter';

/** A stretch of an abstract as it is shown. */
export interface Snippet {
  readonly text: string;
  /** Where the stretch begins and ends in the abstract. */
  readonly start: number;
  readonly end: number;
  /** By how much the abstract's words stand further on in `text`: by the ellipsis. */
  readonly shift: number;
}

/** In characters: about a sentence. */
const longest = 180;
const ellipsis = '…';

/** The stretch with the rarest and the most of the marked words, from where its sentence begins if that is near. `marks` is not empty. */
export function chooseSnippet(text: string, marks: readonly Highlight[], rarities: readonly number[]): Snippet {
  const { from, to } = findBestStretch(marks, rarities);
  let start = findSentenceStart(text, from);
  let end = findSentenceEnd(text, to);
  if (end - start > longest) {
    // What is left beside the marks goes to the beginning of the sentence first.
    if (to - start > longest)
      start = nextWordStart(text, Math.max(start, from - Math.max(0, Math.floor((longest - (to - from)) / 2))), from);
    if (end - start > longest) end = lastWordEnd(text, Math.max(to, start + longest), to);
  }
  const before = start > findSentenceStart(text, start) ? ellipsis : '';
  const after = end < findSentenceEnd(text, end) ? ellipsis : '';
  return { text: before + text.slice(start, end) + after, start, end, shift: before.length };
}

/** The marks within one passage's length whose words are worth most, each word once. */
function findBestStretch(marks: readonly Highlight[], rarities: readonly number[]): { readonly from: number; readonly to: number } {
  let best = { from: marks[0]?.start ?? 0, to: marks[0]?.end ?? 0, worth: -1 };
  for (let first = 0; first < marks.length; first++) {
    const from = marks[first]?.start ?? 0;
    const words = new Set<number>();
    let worth = 0;
    for (let next = first; next < marks.length; next++) {
      const mark = marks[next];
      if (mark === undefined || mark.end - from > longest) break;
      if (words.has(mark.word)) continue;
      words.add(mark.word);
      worth += rarities[mark.word] ?? 0;
      if (worth > best.worth) best = { from, to: mark.end, worth };
    }
  }
  return best;
}

/** Not that of "e.g. in". */
const sentenceEnd = /[.!?][)"”’]?\s+(?=\P{Ll})/gu;

function findSentenceStart(text: string, offset: number): number {
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const next = match.index + match[0].length;
    if (next > offset) break;
    start = next;
  }
  while (start < offset && /\s/.test(text[start] ?? '')) start += 1;
  return start;
}

function findSentenceEnd(text: string, offset: number): number {
  const from = Math.max(0, offset - 1);
  const [match] = text.slice(from).matchAll(sentenceEnd);
  return match === undefined ? text.trimEnd().length : from + match.index + match[0].trimEnd().length;
}

/** The first beginning of a word from `offset` on; `most` where none comes before. */
function nextWordStart(text: string, offset: number, most: number): number {
  const space = text.slice(offset, most).search(/\s\S/);
  return offset === 0 || /\s/.test(text[offset - 1] ?? '') ? offset : space === -1 ? most : offset + space + 1;
}

/** The last end of a word up to `offset`; `least` where none comes behind. */
function lastWordEnd(text: string, offset: number, least: number): number {
  if (offset >= text.length || /\s/.test(text[offset] ?? '')) return Math.min(offset, text.length);
  const space = text.slice(least, offset).search(/\s\S*$/);
  return space === -1 ? (/\s/.test(text[least] ?? ' ') ? least : offset) : least + space;
}
