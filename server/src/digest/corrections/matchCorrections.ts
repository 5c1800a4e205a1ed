import type { Span } from '../../base/span';
import { endOfRun, isPlainRun, nextRun, readRun, type Word } from './comparedWords';
import type { TitleCorrection } from './correction';
import type { Corrections, RankedCorrection, WordNode } from './corrections';
import { createCorrections, hashWord } from './corrections';
import { isAloneInLine } from './isAloneInLine';

/** Where the words of a correction occur, and which part of them is the title. */
export interface CorrectionMatch {
  readonly title: string;
  readonly titleSpan: Span;
  readonly correction: TitleCorrection;
}

/**
 * The titles in a text that the writer named, in the order of the text and without overlaps. All corrections are searched in one pass
 * over the text.
 */
export function matchCorrections(text: string, corrections: Corrections): readonly CorrectionMatch[] {
  const found: FoundMatch[] = [];
  for (const { words, ranked } of findWords(text, corrections)) found.push(...toMatches(text, words, ranked));
  return chooseDisjoint(found);
}

/** Whether the text contains the words of at least one correction that names a paper, alone in a line or within a sentence. */
export function mentionsCorrection(text: string, corrections: Corrections): boolean {
  return findWords(text, corrections).next().done !== true;
}

/** Where the words of rejected titles occur in a text, alone in a line or within a sentence. */
export function findRejected(text: string, { all }: Corrections): readonly CorrectionMatch[] {
  const rejected = all.filter((each): each is TitleCorrection => each.kind === 'no-paper');
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

/** A quick check that excludes most of the runs with which no correction begins. */
function mayBegin(text: string, start: number, end: number, firstWords: ReadonlySet<number>): boolean {
  return firstWords.has(hashWord(text.charCodeAt(start), end - start)) || !isPlainRun(text, start, end);
}

/** Finds the corrections that begin with one word: the word with the index `first` in the run at `start`. */
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
  /** The offset at which the next run begins. */
  readonly next: number;
}

/** The cache is emptied when it contains this many runs, which is more than a title has. */
const maxKnown = 500;

/** The runs of a text. Runs that were read recently are kept in a cache. */
class Runs {
  private readonly known = new Map<number, Run>();

  constructor(private readonly text: string) {}

  readAt(start: number): Run {
    const before = this.known.get(start);
    if (before !== undefined) return before;
    if (this.known.size >= maxKnown) this.known.clear();
    const end = endOfRun(this.text, start);
    const run = { words: readRun(this.text, start, end), next: nextRun(this.text, end) };
    this.known.set(start, run);
    return run;
  }
}

/** Two words of one correction have at most this many UTF-16 units between them, and no blank line. */
const maxGapLength = 200;

function isApart(text: string, start: number, end: number): boolean {
  return end - start > maxGapLength || /\n\s*\n|\r\s*\r/.test(text.slice(start, end));
}

/**
 * Returns the title among the words of a correction that were found in the text. Empty if the title is not alone in its line and the
 * correction has no words around the title.
 */
function toMatches(
  text: string,
  words: readonly Word[],
  { correction, rank, beforeCount, titleCount }: RankedCorrection,
): readonly FoundMatch[] {
  const first = words[beforeCount];
  const last = words[beforeCount + titleCount - 1];
  if (first === undefined || last === undefined) return [];
  const { title, before, after, open } = correction;
  const titleSpan = widen(text, { start: first.start, end: last.end }, title);
  return before === '' && after === '' && !isAloneInLine(text, titleSpan, open) ? [] : [{ title, titleSpan, correction, rank }];
}

/**
 * Extends a span by the punctuation at each end of the correction's title, if the text has the same punctuation there: `What Is a
 * Kite?`.
 */
function widen(text: string, { start, end }: Span, title: string): Span {
  const head = /^[^\p{L}\p{N}{]*/u.exec(title)?.[0] ?? '';
  const tail = /[^\p{L}\p{N}}]*$/u.exec(title)?.[0] ?? '';
  return {
    start: start >= head.length && text.startsWith(head, start - head.length) ? start - head.length : start,
    end: text.startsWith(tail, end) ? end + tail.length : end,
  };
}

/** If two matches overlap, the one of the later correction is kept. */
function chooseDisjoint(found: readonly FoundMatch[]): readonly CorrectionMatch[] {
  const chosen: FoundMatch[] = [];
  // The matches are in the order of the text, so each one needs to be compared only with the last one that was chosen.
  for (const place of [...found].sort((a, b) => a.titleSpan.start - b.titleSpan.start)) {
    const last = chosen.at(-1);
    if (last === undefined || last.titleSpan.end <= place.titleSpan.start) chosen.push(place);
    else if (last.rank < place.rank) chosen[chosen.length - 1] = place;
  }
  return chosen.map(({ title, titleSpan, correction }) => ({ title, titleSpan, correction }));
}
