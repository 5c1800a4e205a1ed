import type { Span } from '../../base/span';
import type { Correction } from './correction';
import type { Corrections, RankedCorrection, WordNode } from './corrections';
import { createCorrections, hintOf } from './corrections';
import { isAloneInLine } from './isAloneInLine';
import { endOfRun, isPlainRun, nextRun, readRun, type Word } from './comparedWords';

/** Where the words of a correction stand, and what of them is the title. */
export interface CorrectionMatch {
  readonly title: string;
  readonly titleSpan: Span;
  /** What the writer has said. */
  readonly correction: Correction;
}

/** Where the text has titles that the writer named, in its order, none within another. Looks at the text once, however many they are. */
export function matchCorrections(text: string, corrections: Corrections): readonly CorrectionMatch[] {
  const found: FoundPlace[] = [];
  for (const { words, ranked } of findWords(text, corrections)) found.push(...toPlaces(text, words, ranked));
  return chooseDisjoint(found);
}

/** Whether words of the corrections stand in the text, as titles or not. */
export function mentions(text: string, corrections: Corrections): boolean {
  return findWords(text, corrections).next().done !== true;
}

/** Where words stand that the writer has said to be no title, whatever is around them. */
export function findDenied(text: string, { all }: Corrections): readonly CorrectionMatch[] {
  const denied = all.filter(({ kind }) => kind === 'no-paper');
  const found: CorrectionMatch[] = [];
  for (const {
    words,
    ranked: {
      rank,
      correction: { title },
    },
  } of findWords(text, createCorrections(denied.map((correction) => ({ ...correction, kind: 'paper' }))))) {
    const [first, last, correction] = [words[0], words.at(-1), denied[rank]];
    if (first !== undefined && last !== undefined && correction !== undefined)
      found.push({ title, titleSpan: { start: first.start, end: last.end }, correction });
  }
  return found;
}

interface FoundPlace extends CorrectionMatch {
  readonly rank: number;
}

interface FoundWords {
  readonly words: readonly Word[];
  readonly ranked: RankedCorrection;
}

function* findWords(text: string, { papers, firstWords }: Corrections): Generator<FoundWords> {
  if (papers.next.size === 0) return;
  const runs = new Runs(text);
  for (let at = nextRun(text, 0); at < text.length; ) {
    const end = endOfRun(text, at);
    if (mayBegin(text, at, end, firstWords)) {
      const { words } = runs.readAt(at);
      for (let first = 0; first < words.length; first += 1) yield* findFrom(text, runs, at, first, papers);
    }
    at = nextRun(text, end);
  }
}

/** Most plain runs are no first word of any title. */
function mayBegin(text: string, start: number, end: number, firstWords: ReadonlySet<number>): boolean {
  return firstWords.has(hintOf(text.charCodeAt(start), end - start)) || !isPlainRun(text, start, end);
}

/** Corrections whose words begin with one of a run. */
function* findFrom(text: string, runs: Runs, start: number, first: number, papers: WordNode): Generator<FoundWords> {
  const found: Word[] = [];
  let node: WordNode | undefined = papers;
  let index = first;
  for (let at = start; at < text.length; ) {
    const { words, next } = runs.readAt(at);
    for (; index < words.length; index += 1) {
      const word = words[index];
      const last = found.at(-1);
      if (word === undefined || (last !== undefined && isApart(text, last.end, word.start))) return;
      node = node.next.get(word.folded);
      if (node === undefined) return;
      found.push(word);
      if (node.found !== undefined) yield { words: [...found], ranked: node.found };
    }
    index = 0;
    at = next;
  }
}

interface Run {
  readonly words: readonly Word[];
  /** Where the next one begins. */
  readonly next: number;
}

/** So many runs are remembered: more than any title has. */
const mostKnown = 500;

/** The runs of a text. Those that were looked at just now are not read again. */
class Runs {
  private readonly known = new Map<number, Run>();

  constructor(private readonly text: string) {}

  readAt(start: number): Run {
    const before = this.known.get(start);
    if (before !== undefined) return before;
    if (this.known.size >= mostKnown) this.known.clear();
    const end = endOfRun(this.text, start);
    const run = { words: readRun(this.text, start, end), next: nextRun(this.text, end) };
    this.known.set(start, run);
    return run;
  }
}

/** What stands between two words of a title is short, and no blank line. */
const longestGap = 200;

function isApart(text: string, start: number, end: number): boolean {
  return end - start > longestGap || /\n\s*\n|\r\s*\r/.test(text.slice(start, end));
}

/** None where the words stand in a sentence, and nothing tells that it is this one. */
function toPlaces(
  text: string,
  words: readonly Word[],
  { correction, rank, beforeCount, titleCount }: RankedCorrection,
): readonly FoundPlace[] {
  const first = words[beforeCount];
  const last = words[beforeCount + titleCount - 1];
  if (first === undefined || last === undefined) return [];
  const { title, before, after } = correction;
  const titleSpan = widen(text, { start: first.start, end: last.end }, title);
  return before === '' && after === '' && !isAloneInLine(text, titleSpan) ? [] : [{ title, titleSpan, correction, rank }];
}

/** With the marks at the title's ends that the writer has kept: `What Is a Kite?`. */
function widen(text: string, { start, end }: Span, title: string): Span {
  const head = /^[^\p{L}\p{N}{]*/u.exec(title)?.[0] ?? '';
  const tail = /[^\p{L}\p{N}}]*$/u.exec(title)?.[0] ?? '';
  return {
    start: start >= head.length && text.startsWith(head, start - head.length) ? start - head.length : start,
    end: text.startsWith(tail, end) ? end + tail.length : end,
  };
}

/** Of places that overlap the one of the later correction. */
function chooseDisjoint(found: readonly FoundPlace[]): readonly CorrectionMatch[] {
  const chosen: FoundPlace[] = [];
  // In the order of the text; whatever ends one place and begins the next decides alone.
  for (const place of [...found].sort((a, b) => a.titleSpan.start - b.titleSpan.start)) {
    const last = chosen.at(-1);
    if (last === undefined || last.titleSpan.end <= place.titleSpan.start) chosen.push(place);
    else if (last.rank < place.rank) chosen[chosen.length - 1] = place;
  }
  return chosen.map(({ title, titleSpan, correction }) => ({ title, titleSpan, correction }));
}
