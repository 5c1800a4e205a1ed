import { type Tokens, tokenTypes } from './tokens';
import { markClass, shapes, unknownOdds, type WordFacts } from './words';

/**
 * Parts of lines. Runs of delimiters and the words between them alternate; the break of a line is a run of its own. Coarse parts are
 * divided by all delimiters but commas, semicolons and words for "and"; fine parts by these, too.
 */
export interface Parts {
  readonly count: number;
  /** For each token the index of its part. */
  readonly partOf: Int32Array;
  /** The first token of each part; and, at the end, the number of tokens. */
  readonly starts: Int32Array;
  readonly isDelimiter: Uint8Array;
  /** For a delimiter its hash; for words 0. */
  readonly delimiters: Int32Array;
  readonly wordCounts: Int32Array;
  /** Mean odds of the known words, from 0 to 15; `unknownOdds` if none is known. */
  readonly nameOdds: Float32Array;
  readonly venueOdds: Float32Array;
  readonly titleOdds: Float32Array;
  /** The share of the words that begin with a capital letter, and of those that are single capital letters. */
  readonly capitals: Float32Array;
  readonly initials: Float32Array;
  /** Bits: 1 a year, 2 another number, 4 an identifier. */
  readonly contents: Uint8Array;
  /** The number of parts of words before this one in its line. */
  readonly ordinals: Uint8Array;
}

const conjunctions = new Set('and und et y e и та i og och en ve & ・ 及 和 と'.split(' '));

/** Whether a word stands for "and" in one of the languages of lists. */
export function isConjunction(text: string): boolean {
  return conjunctions.has(text);
}

/** Whether a token divides fine parts. */
function isFineDelimiter(text: string, type: number): boolean {
  if (type === tokenTypes.mark) {
    const mark = markClass(text);
    return (
      mark === classes.comma ||
      mark === classes.semicolon ||
      mark === classes.listComma ||
      mark === classes.wideComma ||
      text === '&' ||
      text === '・'
    );
  }
  return type === tokenTypes.word && isConjunction(text);
}

/** The classes of some marks, see `markClass`. */
const classes = {
  stop: markClass('.'),
  comma: markClass(','),
  semicolon: markClass(';'),
  colon: markClass(':'),
  hyphen: markClass('-'),
  dash: markClass('—'),
  apostrophe: markClass("'"),
  bullet: markClass('·'),
  listComma: markClass('、'),
  wideComma: markClass('，'),
  footnote: markClass('*'),
  question: markClass('?'),
  slash: markClass('/'),
  pipe: markClass('|'),
  openParen: markClass('('),
  closeParen: markClass(')'),
  openBracket: markClass('['),
  closeBracket: markClass(']'),
  quote: markClass('"'),
  wideStop: markClass('。'),
  openCorner: markClass('「'),
  closeCorner: markClass('」'),
  brace: markClass('{'),
} as const;

const coarseClasses: ReadonlySet<number> = new Set([
  classes.pipe,
  classes.openParen,
  classes.closeParen,
  classes.openBracket,
  classes.closeBracket,
  classes.quote,
  classes.wideStop,
  classes.openCorner,
  classes.closeCorner,
  classes.brace,
  classes.dash,
  classes.question,
]);

/** Whether a token divides coarse parts. */
function isCoarseDelimiter(tokens: Tokens, facts: WordFacts, at: number): boolean {
  const type = tokens.types[at];
  if (type === tokenTypes.break || type === tokenTypes.style || type === tokenTypes.picture) return true;
  if (type !== tokenTypes.mark) return false;
  const text = tokens.texts[tokens.textIds[at] ?? 0] ?? '';
  const mark = markClass(text);
  if (coarseClasses.has(mark)) return true;
  const isBeforeSpace = hasSpaceAfter(tokens, at);
  if (mark === classes.stop) return isBeforeSpace && facts.shapes[tokens.textIds[at - 1] ?? 0] !== shapes.initial;
  if (mark === classes.colon) return isBeforeSpace || text === '：';
  if (mark === classes.bullet) return text !== '・';
  if (mark === classes.slash && isDoubleSlash(tokens, at)) return true;
  return (mark === classes.hyphen || mark === classes.slash || mark === classes.footnote) && isBeforeSpace && hasSpaceAfter(tokens, at - 1);
}

/** Whether a slash is one of `//`, which in Russian and Chinese references stands before the journal (GOST R 7.0.5, GB/T 7714). */
function isDoubleSlash({ texts, textIds, starts, ends, lineOf }: Tokens, at: number): boolean {
  const isBeside = (left: number): boolean => lineOf[left] === lineOf[left + 1] && ends[left] === starts[left + 1];
  const textAt = (index: number): string => texts[textIds[index] ?? 0] ?? '';
  return (textAt(at + 1) === '/' && isBeside(at)) || (at > 0 && textAt(at - 1) === '/' && isBeside(at - 1));
}

/** Whether the next token does not directly follow, or there is none on the line. */
export function hasSpaceAfter({ ends, starts, lineOf, count }: Tokens, at: number): boolean {
  return at + 1 >= count || at < 0 || lineOf[at + 1] !== lineOf[at] || (starts[at + 1] ?? 0) > (ends[at] ?? 0);
}

/** Divides a document into coarse or fine parts. */
export function divideTokens(tokens: Tokens, facts: WordFacts, grain: 'coarse' | 'fine'): Parts {
  const { count, types, textIds, texts } = tokens;
  const partOf = new Int32Array(count);
  const starts: number[] = [];
  const isDelimiter: number[] = [];
  const delimiters: number[] = [];
  let last = -1;
  for (let at = 0; at < count; at += 1) {
    const text = texts[textIds[at] ?? 0] ?? '';
    const kind =
      types[at] === tokenTypes.break
        ? 2
        : isCoarseDelimiter(tokens, facts, at) || (grain === 'fine' && isFineDelimiter(text, types[at] ?? 0))
          ? 1
          : 0;
    if (kind !== last || kind === 2) {
      starts.push(at);
      isDelimiter.push(kind === 0 ? 0 : 1);
      delimiters.push(0);
    }
    const part = starts.length - 1;
    if (kind !== 0)
      delimiters[part] = Math.imul(
        (delimiters[part] ?? 0) * 31 + (facts.identities[textIds[at] ?? 0] ?? 0) + (facts.shapes[textIds[at] ?? 0] ?? 0),
        0x9e3779b1,
      );
    partOf[at] = part;
    // After a break a new part begins in any case.
    last = kind === 2 ? -1 : kind;
  }
  return measureParts(tokens, facts, partOf, starts, Uint8Array.from(isDelimiter), Int32Array.from(delimiters));
}

function measureParts(
  tokens: Tokens,
  facts: WordFacts,
  partOf: Int32Array,
  startList: readonly number[],
  isDelimiter: Uint8Array,
  delimiters: Int32Array,
): Parts {
  const count = startList.length;
  const parts = {
    count,
    partOf,
    starts: Int32Array.from([...startList, tokens.count]),
    isDelimiter,
    delimiters,
    wordCounts: new Int32Array(count),
    nameOdds: new Float32Array(count),
    venueOdds: new Float32Array(count),
    titleOdds: new Float32Array(count),
    capitals: new Float32Array(count),
    initials: new Float32Array(count),
    contents: new Uint8Array(count),
    ordinals: new Uint8Array(count),
  };
  let ordinal = 0;
  for (let part = 0; part < count; part += 1) {
    const start = parts.starts[part] ?? 0;
    const end = parts.starts[part + 1] ?? 0;
    if (tokens.types[start] === tokenTypes.break) ordinal = 0;
    parts.ordinals[part] = Math.min(ordinal, 255);
    if (isDelimiter[part] === 0) ordinal += 1;
    measurePart(tokens, facts, parts, part, start, end);
  }
  return parts;
}

interface PartMeasures {
  readonly wordCounts: Int32Array;
  readonly nameOdds: Float32Array;
  readonly venueOdds: Float32Array;
  readonly titleOdds: Float32Array;
  readonly capitals: Float32Array;
  readonly initials: Float32Array;
  readonly contents: Uint8Array;
}

function measurePart(tokens: Tokens, facts: WordFacts, parts: PartMeasures, part: number, start: number, end: number): void {
  let words = 0;
  let known = 0;
  let [name, venue, title, capitals, initials, contents] = [0, 0, 0, 0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const id = tokens.textIds[at] ?? 0;
    const shape = facts.shapes[id] ?? 0;
    if (shape === shapes.year) contents |= 1;
    else if (shape === shapes.shortNumber || shape === shapes.longNumber) contents |= 2;
    else if (shape === shapes.identifier) contents |= 4;
    const type = tokens.types[at];
    if (type !== tokenTypes.word && type !== tokenTypes.han && type !== tokenTypes.kana) continue;
    words += 1;
    if (shape === shapes.initial) initials += 1;
    if (shape !== shapes.lower && shape !== shapes.cyrillicLower) capitals += 1;
    if (facts.nameOdds[id] === unknownOdds || shape === shapes.initial) continue;
    known += 1;
    name += facts.nameOdds[id] ?? 0;
    venue += facts.venueOdds[id] ?? 0;
    title += facts.titleOdds[id] ?? 0;
  }
  parts.wordCounts[part] = words;
  parts.nameOdds[part] = known === 0 ? unknownOdds : name / known;
  parts.venueOdds[part] = known === 0 ? unknownOdds : venue / known;
  parts.titleOdds[part] = known === 0 ? unknownOdds : title / known;
  parts.capitals[part] = words === 0 ? 0 : capitals / words;
  parts.initials[part] = words === 0 ? 0 : initials / words;
  parts.contents[part] = contents;
}
