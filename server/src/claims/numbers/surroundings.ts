import { isOrdinaryStem, stemWord, stopWords } from '#text';
import { lazy } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import { isShare, type Quantity } from '../quantities/quantity';
import { findNounGroup, numberWords } from '../quantities/valuesAndUnits';

/** The words around a quantity that say what it is of. */
interface Surroundings {
  /** The words of its clause, or of more clauses if that has few. */
  words(): readonly ClauseWord[];
  /** Whether the number says how much something changed: `by 30%`, `4.7% better`. */
  readonly isChange: boolean;
  /** Whether the number is one for each of several things, or their mean: `each on 12 images`, `3 views a day`. */
  readonly isEach: boolean;
}

/** A quantity and the words around it. */
export interface PlacedQuantity extends Surroundings {
  readonly quantity: Quantity;
}

/** A word of a sentence that says what its numbers are of. */
export interface ClauseWord {
  readonly start: number;
  /** The stem; of nouns that name the same thing, the stem of the first (`imag` for `pictures`). */
  readonly stem: string;
  /** Whether the word is written like a name: `WikiSQL`, `BLEU`, `K562`, `Amazon` within a sentence. */
  readonly isName: boolean;
  /** Whether the word says little by itself, such as `model`, `better`. */
  readonly isOrdinary: boolean;
}

/** A clause with fewer words than this is read with the clause before it. */
const fewWords = 3;
/** How many other clauses are read with a clause that has few words. */
const maxAdded = 4;
/** In UTF-16 units: how far the words are that say whether a number is a change. */
const nearness = 45;

const changeBefore =
  /\b(?:by|improv\w*|increas\w*|gain\w*|rais(?:e[sd]?|ing)|reduc\w*|lower\w*|decreas\w*|drop\w*|cuts?|cutting|boost\w*|sav(?:e[sd]?|ings?)|declin\w*|adds?|gap|margin|enhanc\w*|fall\w*|fell|grow\w*|rose|rises?|outperform\w*|exceed\w*|surpass\w*|beats?|remov\w*|better|faster|worse|speed\w*)\b(?![^.;]*(?<!\bup )\bto (?:about |around |nearly |over |up to )?$)[^.;]{0,32}$/i;
const changeAfter =
  /^[^.;,]{0,12}\b(?:improv\w*|increas\w*|gains?|reduc\w*|decreas\w*|drop|boost|savings?|more|less|fewer|better|worse|faster|slower|quicker|higher|lower|smaller|larger|cheaper|greater|longer|shorter|relative|absolute|additional)\b/i;

const eachBefore = /\b(?:each|every|per)\b[^,;]{0,24}(?:,\s)?$/i;
const eachAfter = /^(?:\san?\s|[^,;]{0,40}\b(?:each|every|per|apiece|on average)\b)/i;

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
  const after = text.slice(end, near.end);
  return {
    isEach: eachBefore.test(before) || eachAfter.test(after),
    words: lazy(() => readClause(text, sentence, span.start)),
    isChange: kind === 'points' || kind === 'factor' || changeBefore.test(before) || changeAfter.test(after),
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
  for (let added = 0; words.length < fewWords && added < maxAdded; added++) {
    if (from > 0) from -= 1;
    else to = Math.min(to + 1, clauses.length - 1);
    words = list();
  }
  return words;
}

/** Whether equal numbers say the same: shares in any form, counts of what may be the same things, the same dimension. */
export function mayBeSame(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'count' && b.kind === 'count') {
    const [first, second] = [findNounGroup(a.nouns[0] ?? ''), findNounGroup(b.nouns[0] ?? '')];
    return first === undefined || second === undefined || first === second;
  }
  return a.kind === b.kind || (isShare(a) && isShare(b)) || a.kind === 'plain' || b.kind === 'plain';
}

/** Whether two numbers are of one kind, so that they can contradict each other. */
export function isSameKind(a: PlacedQuantity, b: PlacedQuantity): boolean {
  const [x, y] = [a.quantity, b.quantity];
  if (x.kind === 'count' && y.kind === 'count') return sharesHead(x, y) || isLikeSlip(x, y);
  if (x.kind === 'plain' && y.kind === 'count') return isCountOf(a, y);
  return x.kind === y.kind || (x.kind !== 'points' && y.kind !== 'points' && isShare(x) && isShare(y) && !a.isChange && !b.isChange);
}

/** Whether a number without a unit counts what a word near it names: `the images, 500 in number`. */
function isCountOf({ quantity, words }: PlacedQuantity, { nouns: [head] }: Quantity): boolean {
  if (quantity.step < 1 || quantity.isPart || head === undefined) return false;
  const name = findNounGroup(head)?.[0] ?? head;
  return words().some(({ stem }) => stem === name);
}

/** Whether two large counts look as if one was copied wrongly from the other, so that they may be of one thing under two names. */
function isLikeSlip(a: Quantity, b: Quantity): boolean {
  const isOther = a.kind === 'count' && b.kind === 'count' && (describesOther(b.nouns, a.nouns) || describesOther(a.nouns, b.nouns));
  return !isOther && mayBeSame(a, b) && Math.min(...a.values, ...b.values) >= 100 && weighSlip(writtenValues(a), writtenValues(b)) > 0;
}

/** Whether the word for what is counted is the same, or describes the other: `Transformers` and `Transformer models`. */
export function sharesHead(a: Quantity, b: Quantity): boolean {
  if (a.kind !== 'count' || b.kind !== 'count') return false;
  const nameOf = (stem: string): string => findNounGroup(stem)?.[0] ?? stem;
  const [x, y] = [a.nouns.map(nameOf), b.nouns.map(nameOf)];
  return (y.includes(x[0] ?? '') || x.includes(y[0] ?? '')) && !describesOther(x, y) && !describesOther(y, x);
}

/** Whether the things of one number only describe those of the other: `user interactions` are no users. */
function describesOther([thing = '']: readonly string[], [other = '', ...words]: readonly string[]): boolean {
  return thing !== other && words.includes(thing) && findNounGroup(thing) !== undefined && !anyThing.has(other);
}

/** Stems of words for anything, of which the word before says what is counted: `user records`. */
const anyThing: ReadonlySet<string> = new Set(
  'model system method network architectur item sampl instanc exampl entri case unit record variant task problem categori class type'.split(
    ' ',
  ),
);

/** How much it speaks against two numbers that one is a change and the other is not, or one is a part of something. */
export function weighRole(a: PlacedQuantity, b: PlacedQuantity): number {
  if (a.quantity.kind === 'count') return a.quantity.isPart === b.quantity.isPart ? 0 : -1.2;
  if (!isShare(a.quantity)) return 0;
  return (a.isChange === b.isChange ? 0 : -1.4) + (a.quantity.isPart === b.quantity.isPart ? 0 : -1.2);
}

/** How much it speaks against two counts that only one is for each of several things. */
export function weighEach(a: PlacedQuantity, b: PlacedQuantity): number {
  return a.quantity.kind !== 'count' || a.isEach === b.isEach ? 0 : -3;
}

/** Whether two equal numbers have units that exclude each other: `2%` and `2x`, `83 hours` and `83 stations`, `50K pages` and `50K words`. */
export function hasOtherUnit(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'plain' || b.kind === 'plain' || (isShare(a) && isShare(b))) return false;
  if (a.kind === b.kind && (a.kind !== 'count' || mayBeSame(a, b))) return false;
  if ([a, b].some((each) => (each.kind === 'count' ? isUsualCount(each) : each.unit.start === each.unit.end))) return false;
  const [x, y] = [writtenValues(a), writtenValues(b)];
  return x.length === y.length && x.every((value, index) => value >= 2 && Math.abs(value - (y[index] ?? 0)) <= 1e-9 * value);
}

/** The values without the size of their unit: 3,700 for `3.7K hours`. */
export function writtenValues({ values, unitSize }: Quantity): readonly number[] {
  return values.map((value) => value / unitSize);
}

/** Whether a number is so usual that other things are likely to be counted by it too, such as `3` and `10`. */
function isUsualCount({ values: [value], scale }: Quantity): boolean {
  return scale === 1 && (value < 13 || (value < 100 && value % 10 === 0));
}

/** Words that say how a number changes or is bounded, not what it is of. */
const changeStems = new Set(
  `improv increas gain rais reduc reduct lower decreas drop cut fall fell grow rise rose boost save declin loss lose enhanc less more better worse faster slower quicker speed speedup
  slow higher smaller larger fewer greater lift bring relat absolut percentag percent point averag mean rate score valu order magnitud factor time fold exceed surpass
  outperform beat compar attain yield gap margin up down roughli nearli almost approxim about merelli just least only accord`.split(/\s+/),
);

const pattern = /(?<!\p{N})\p{L}[\p{L}\p{N}]*/gu;
const numberWord = new RegExp(`^${numberWords}$`, 'i');

/** The words of a text that say something, in order. Words of numbers, bounds and changes are left out. */
export function listClauseWords(text: string, { start, end }: Span): readonly ClauseWord[] {
  const words: ClauseWord[] = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const [word] = match;
    const lower = word.toLowerCase();
    if (stopWords.has(lower) || numberWord.test(word)) continue;
    const stem = stemWord(lower);
    if (changeStems.has(stem)) continue;
    const isFirst = match.index === 0 || /[.!?:]\s*$/.test(text.slice(Math.max(0, start + match.index - 3), start + match.index));
    const isName = /\p{Lu}.*\p{Lu}|\p{L}\d|\p{Ll}\p{Lu}/u.test(word) || (!isFirst && /^\p{Lu}/u.test(word));
    words.push({ start: start + match.index, stem: findNounGroup(stem)?.[0] ?? stem, isName, isOrdinary: !isName && isOrdinaryStem(stem) });
  }
  return words;
}

const clauseEnd = /[;:()—]|(?<!\d),|,(?!\d)|\s--\s|\s(?:while|whereas|but|which|although|though|when|where|compared|versus|vs)\s/g;

/** The clauses of a sentence, in order: parts between commas, brackets, dashes and conjunctions. They cover the whole span. */
function splitClauses(text: string, { start, end }: Span): readonly Span[] {
  const ends = [...text.slice(start, end).matchAll(clauseEnd)].map(({ index }) => start + index + 1);
  return [...ends, end].map((to, index) => ({ start: ends[index - 1] ?? start, end: to }));
}

/**
 * How much two numbers look as if one was copied wrongly from the other, from 0 to 4: digits changed places, one was added, left out or
 * changed, or a zero. Numbers of few digits are alike by chance, so they count less.
 */
export function weighSlip(draft: readonly number[], abstract: readonly number[]): number {
  return Math.max(...draft.flatMap((a) => abstract.map((b) => (isFar(a, b) ? 0 : weigh(a, b)))));
}

/** The digits of a number without a point and without zeros at both ends. */
function listDigits(value: number): string {
  return write(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

function write(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function weigh(x: number, y: number): number {
  const [a, b] = [listDigits(x), listDigits(y)];
  const longest = Math.max(a.length, b.length);
  if (a === b) return longest > 1 ? 4 : 1.4;
  const sort = (digits: string): string => [...digits].sort().join('');
  if (a.length === b.length && longest > 1 && sort(a) === sort(b)) return 4;
  return isOneOff(write(x), write(y)) ? ([0, 0, 1.8, 2][longest] ?? 4) : 0;
}

/** Whether one digit was changed, added or left out. */
function isOneOff(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].filter((digit, index) => digit !== b[index]).length === 1;
  return Math.abs(a.length - b.length) === 1 && hasWithoutOne(a.length > b.length ? a : b, a.length > b.length ? b : a);
}

function hasWithoutOne(long: string, short: string): boolean {
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
}

/** A slip changes a number by at most three zeros. */
function isFar(a: number, b: number): boolean {
  const ratio = Math.abs(a / b);
  return !(ratio > 1 / 1001 && ratio < 1001) || (listDigits(a) !== listDigits(b) && (ratio > 30 || ratio < 1 / 30));
}
