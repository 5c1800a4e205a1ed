import type { Span } from '../../base/span';
import type { Correction } from './correction';
import type { Corrections, RankedCorrection, WordNode } from './corrections';
import { createCorrections, hintOf } from './corrections';
import { isAloneInLine } from './isAloneInLine';
import { endOfRun, isPlainRun, nextRun, readRun, type Word } from './comparedWords';

/** Where the words of a correction occur, and which part of them is the title. */
export interface CorrectionMatch {
  readonly title: string;
  readonly titleSpan: Span;
  /** The correction that applies here. */
  readonly correction: Correction;
}

/** The titles in a text that the user named, in order and disjoint. Reads the text only once, however many corrections there are. */
export function matchCorrections(text: string, corrections: Corrections): readonly CorrectionMatch[] {
  const found: FoundMatch[] = [];
  for (const { words, ranked } of findWords(text, corrections)) found.push(...toMatches(text, words, ranked));
  return chooseDisjoint(found);
}

/** Whether words of any correction occur in the text, as titles or not. */
export function mentions(text: string, corrections: Corrections): boolean {
  return findWords(text, corrections).next().done !== true;
}

/** Where words occur that the user said are not a title, whatever is around them. */
export function findRejected(text: string, { all }: Corrections): readonly CorrectionMatch[] {
  const rejected = all.filter(({ kind }) => kind === 'no-paper');
  const found: CorrectionMatch[] = [];
  for (const {
    words,
    ranked: {
      rank,
      correction: { title },
    },
  } of findWords(text, createCorrections(rejected.map((correction) => ({ ...correction, kind: 'paper' }))))) {
    const [first, last, correction] = [words[0], words.at(-1), rejected[rank]];
    if (first !== undefined && last !== undefined && correction !== undefined)
      found.push({ title, titleSpan: { start: first.start, end: last.end }, correction });
  }
  return found;
}

interface FoundMatch extends CorrectionMatch {
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

/** Most runs do not begin any title. */
function mayBegin(text: string, start: number, end: number, firstWords: ReadonlySet<number>): boolean {
  return firstWords.has(hintOf(text.charCodeAt(start), end - start)) || !isPlainRun(text, start, end);
}

/** Finds corrections whose first word is a word of the given run. */
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
  /** Where the next run begins. */
  readonly next: number;
}

/** How many runs are remembered, more than any title has. */
const mostKnown = 500;

/** The runs of a text, with a cache of the recent ones. */
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

/** In UTF-16 units. Between two words of a title there is no more than this, and no blank line. */
const longestGap = 200;

function isApart(text: string, start: number, end: number): boolean {
  return end - start > longestGap || /\n\s*\n|\r\s*\r/.test(text.slice(start, end));
}

/** Empty if the words are part of a sentence and the correction has no words around the title. */
function toMatches(
  text: string,
  words: readonly Word[],
  { correction, rank, beforeCount, titleCount }: RankedCorrection,
): readonly FoundMatch[] {
  const first = words[beforeCount];
  const last = words[beforeCount + titleCount - 1];
  if (first === undefined || last === undefined) return [];
  const { title, before, after } = correction;
  const titleSpan = widen(text, { start: first.start, end: last.end }, title);
  return before === '' && after === '' && !isAloneInLine(text, titleSpan) ? [] : [{ title, titleSpan, correction, rank }];
}

/** Extends a title by the punctuation at its ends that the correction has: `What Is a Kite?`. */
function widen(text: string, { start, end }: Span, title: string): Span {
  const head = /^[^\p{L}\p{N}{]*/u.exec(title)?.[0] ?? '';
  const tail = /[^\p{L}\p{N}}]*$/u.exec(title)?.[0] ?? '';
  return {
    start: start >= head.length && text.startsWith(head, start - head.length) ? start - head.length : start,
    end: text.startsWith(tail, end) ? end + tail.length : end,
  };
}

/** If matches overlap, the later correction wins. */
function chooseDisjoint(found: readonly FoundMatch[]): readonly CorrectionMatch[] {
  const chosen: FoundMatch[] = [];
  // Processed in the order of the text, so only overlapping matches need to be compared.
  for (const place of [...found].sort((a, b) => a.titleSpan.start - b.titleSpan.start)) {
    const last = chosen.at(-1);
    if (last === undefined || last.titleSpan.end <= place.titleSpan.start) chosen.push(place);
    else if (last.rank < place.rank) chosen[chosen.length - 1] = place;
  }
  return chosen.map(({ title, titleSpan, correction }) => ({ title, titleSpan, correction }));
}
