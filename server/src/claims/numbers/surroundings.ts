import { lazy } from '../../base/lazy';
import type { Span } from '../../base/span';
import { listClauseWords, splitClauses, type ClauseWord } from './clauseWords';
import type { Quantity } from '../quantities/quantity';

/** The words around a quantity that say what it is of. */
export interface Surroundings {
  /** The words of its clause, or of more clauses if that has few. */
  words(): readonly ClauseWord[];
  /** Whether the number says how much something changed: `by 30%`, `4.7% better`. */
  readonly isChange: boolean;
  /** Whether the number is one for each of several things, or their mean: `each on 12 images`, `3 views a day`. */
  readonly isEach: boolean;
}

/** A clause with fewer words than this is read with the clause before it. */
const fewWords = 3;
/** How many other clauses are read with a clause that has few words. */
const mostAdded = 4;
/** In UTF-16 units: how far the words are that say whether a number is a change. */
const nearness = 45;

const changeBefore =
  /\b(?:by|improv\w*|increas\w*|gain\w*|rais(?:e[sd]?|ing)|reduc\w*|lower\w*|decreas\w*|drop\w*|cuts?|cutting|boost\w*|sav(?:e[sd]?|ings?)|declin\w*|adds?|gap|margin|enhanc\w*|fall\w*|fell|grow\w*|rose|rises?|outperform\w*|exceed\w*|surpass\w*|beats?|remov\w*|better|faster|worse|speed\w*)\b(?![^.;]*(?<!\bup )\bto (?:about |around |nearly |over |up to )?$)[^.;]{0,32}$/i;
const changeBehind =
  /^[^.;,]{0,12}\b(?:improv\w*|increas\w*|gains?|reduc\w*|decreas\w*|drop|boost|savings?|more|less|fewer|better|worse|faster|slower|quicker|higher|lower|smaller|larger|cheaper|greater|longer|shorter|relative|absolute|additional)\b/i;

/** A quantity and the words around it. */
export interface PlacedQuantity extends Surroundings {
  readonly quantity: Quantity;
}

const eachBefore = /\b(?:each|every|per)\b[^,;]{0,24}(?:,\s)?$/i;
const eachBehind = /^(?:\san?\s|[^,;]{0,40}\b(?:each|every|per|apiece|on average)\b)/i;

const levelWords =
  /\b(?:reach|achiev|obtain|attain|scor|yield)\w*\b|\b(?:to|from|is|are|was|were|at)\s(?:about |around |nearly |over |up to )?$/i;

/**
 * The quantities of a sentence with the words around each, in order. What is said of the first number in a list is said of all:
 * `improves A and B by 5% and 7%`, `a gain of 5% on A and 7% on B`.
 */
export function readAllSurroundings(text: string, sentence: Span, quantities: readonly Quantity[]): readonly PlacedQuantity[] {
  const placed: PlacedQuantity[] = [];
  for (const quantity of quantities) {
    const own = readSurroundings(text, sentence, quantity);
    const before = placed.at(-1);
    const isListed =
      before?.quantity.kind === quantity.kind &&
      !quantity.isPart &&
      before.isChange &&
      !levelWords.test(text.slice(before.quantity.span.end, quantity.span.start));
    placed.push({ quantity, ...own, isChange: own.isChange || isListed });
  }
  return placed;
}

function readSurroundings(text: string, sentence: Span, { span, kind, unit }: Quantity): Surroundings {
  const end = Math.max(span.end, unit.end);
  const near = { start: Math.max(sentence.start, span.start - nearness), end: Math.min(sentence.end, end + nearness) };
  const before = text.slice(near.start, span.start);
  const behind = text.slice(end, near.end);
  return {
    isEach: eachBefore.test(before) || eachBehind.test(behind),
    words: lazy(() => readClause(text, sentence, span.start)),
    isChange: kind === 'points' || kind === 'factor' || changeBefore.test(before) || changeBehind.test(behind),
  };
}

function readClause(text: string, sentence: Span, at: number): readonly ClauseWord[] {
  const clauses = splitClauses(text, sentence);
  let from = Math.max(
    0,
    clauses.findIndex(({ end }) => at < end),
  );
  let to = from;
  const list = (): readonly ClauseWord[] =>
    listClauseWords(text, { start: clauses[from]?.start ?? sentence.start, end: clauses[to]?.end ?? sentence.end });
  let words = list();
  for (let added = 0; words.length < fewWords && added < mostAdded; added++) {
    if (from > 0) from -= 1;
    else to = Math.min(to + 1, clauses.length - 1);
    words = list();
  }
  return words;
}
