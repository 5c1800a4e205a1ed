import { isProgrammeLine, measureTime } from '../records/titles/programme';
import { labels } from './crf';
import { isSameBlock } from './cutRecords';
import type { TaggedTokens } from './tagLines';
import { readTokens } from './tokenRuns';
import { readToken, type TokenRun, type Tokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');
const otherLabel = labels.indexOf('other');
const authorLabel = labels.indexOf('author');
const identifierLabel = labels.indexOf('identifier');

/** The runs that are titles, each from its first to its last word. */
export function keepTitles(tagged: TaggedTokens, runs: readonly TokenRun[]): readonly TokenRun[] {
  const { tokens } = tagged;
  const cut = trimNumbers(
    tokens,
    runs.map((run) => trimTime(tokens, beginAfterNumber(tokens, run))),
  )
    .map((run) => endAtMark(tokens, run))
    .map((run) => goOnAfterComma(tagged, run));
  return dropProse(tagged, cut).filter(
    (run) => hasWords(tokens, run) && !isProgrammeLine(tokens.lineTexts[tokens.lineOf[run.first] ?? 0] ?? ''),
  );
}

/** Too short for a title, or without a word. */
function hasWords(tokens: Tokens, { first, last }: TokenRun): boolean {
  let letters = 0;
  for (let at = first; at <= last; at += 1) {
    const type = tokens.types[at];
    if (type === tokenTypes.han || type === tokenTypes.kana) letters += 2;
    else if (type === tokenTypes.word) letters += readToken(tokens, at).length;
  }
  return letters >= 4;
}

/** Drops the titles of blocks that have several but no people, venues, years or identifiers between them: these are sentences. */
function dropProse({ tokens, labels: own }: TaggedTokens, runs: readonly TokenRun[]): readonly TokenRun[] {
  const kept: TokenRun[] = [];
  for (let from = 0; from < runs.length; ) {
    const first = runs[from];
    let to = from + 1;
    while (to < runs.length && first !== undefined && isSameBlock(tokens, runs[to - 1]?.last ?? first.last, runs[to]?.first ?? 0)) to += 1;
    const block = runs.slice(from, to);
    let fields = 0;
    for (
      let at = first?.first ?? 0;
      at < tokens.count && (at <= (block.at(-1)?.last ?? 0) || tokens.types[at] !== tokenTypes.break);
      at += 1
    )
      if (isField(own[at]) && !isField(own[at - 1])) fields += 1;
    if (block.length < 2 || fields * 2 >= block.length) kept.push(...block);
    from = to;
  }
  return kept;
}

function isField(label: number | undefined): boolean {
  return label !== undefined && label >= authorLabel && label <= identifierLabel;
}

/** A number such as `P1.2` or `S-14` with its tokens, at the beginning of a line. */
const number = /^(?:\p{Lu}{1,3}[-–.]?)?\d{1,3}(?:[.\-–]\d{1,3})*[a-z]?[.):]?$/u;
const minNumbered = 3;

/** Cuts the number at the beginning of titles, such as that of a poster, where several titles in a row have one and no two the same. */
function trimNumbers(tokens: Tokens, runs: readonly TokenRun[]): readonly TokenRun[] {
  const ends = runs.map((run) => findNumberEnd(tokens, run));
  const numbers = runs.map(({ first }, at) =>
    ends[at] === undefined ? undefined : readTokens(tokens, { first, last: (ends[at] ?? 0) - 1 }),
  );
  const kept = [...runs];
  for (let from = 0; from < runs.length; ) {
    let to = from;
    while (ends[to] !== undefined) to += 1;
    const isList = to - from >= minNumbered && new Set(numbers.slice(from, to)).size === to - from;
    for (let at = from; isList && at < to; at += 1) kept[at] = { first: ends[at] ?? 0, last: runs[at]?.last ?? 0 };
    from = Math.max(to, from + 1);
  }
  return kept;
}

/** The token after the number with which a title and its line begin; undefined if they begin with none. */
function findNumberEnd(tokens: Tokens, { first, last }: TokenRun): number | undefined {
  if (tokens.types[first - 1] !== tokenTypes.break && tokens.types[first - 1] !== tokenTypes.style) return undefined;
  let end = first + 1;
  while (end <= last && tokens.starts[end] === tokens.ends[end - 1]) end += 1;
  if (end > last || !number.test(readTokens(tokens, { first, last: end - 1 }))) return undefined;
  return end;
}

/** Cuts the time at the beginning of a title in a programme. */
function trimTime({ types, starts, lineOf, lineTexts }: Tokens, { first, last }: TokenRun): TokenRun {
  const line = lineOf[first] ?? 0;
  const end = measureTime(lineTexts[line] ?? '');
  let start = first;
  while (start <= last && lineOf[start] === line && types[start] !== tokenTypes.break && (starts[start] ?? 0) < end) start += 1;
  return { first: start, last };
}

/** Begins a title after the number of its talk, if the title was cut within this number: `P1.2 Sorting Stones`. */
function beginAfterNumber({ types, starts, ends }: Tokens, { first, last }: TokenRun): TokenRun {
  const isWithin = first > 1 && first < last && types[first] === tokenTypes.number && starts[first] === ends[first - 1];
  return isWithin && types[first - 1] === tokenTypes.mark && (starts[first + 1] ?? 0) > (ends[first] ?? 0)
    ? { first: first + 1, last }
    : { first, last };
}

/** At most so many words and marks of a title stand between a comma and its full stop. */
const maxAfterComma = 10;
/** Words in small letters that begin other fields after a comma. */
const otherFields =
  /^(?:in|en|dans|im|and|et|und|y|e|edited|ed|eds|edn|trans|translated|vol|no|pp?|doi|arxiv|https?|revised|forthcoming|de|van|von|der)$/;

/** Adds what stands between a comma and the full stop of a title: `Bias detected by a simple, graphical test.` */
function goOnAfterComma({ tokens, labels: own }: TaggedTokens, { first, last }: TokenRun): TokenRun {
  const next = readToken(tokens, last + 2);
  if (readToken(tokens, last + 1) !== ',' || !/^\p{Ll}{2}/u.test(next) || otherFields.test(next)) return { first, last };
  for (let at = last + 2; at < last + 2 + maxAfterComma; at += 1) {
    if (readToken(tokens, at) === '.') return { first, last: at - 1 };
    if ((own[at] !== titleLabel && own[at] !== otherLabel) || tokens.types[at] === tokenTypes.break) return { first, last };
    if (tokens.types[at] !== tokenTypes.word && readToken(tokens, at) !== ',' && readToken(tokens, at) !== '-') return { first, last };
  }
  return { first, last };
}

/** Marks that close a quotation, with the mark that opens it. */
const closing: Readonly<Record<string, string>> = { '”': '“', '»': '«', '」': '「', '』': '『', '》': '《' };

/** Ends a title at the mark that closes the quotation in which it begins: `“What Is an Author?” Language, Counter-Memory`. */
function endAtMark(tokens: Tokens, { first, last }: TokenRun): TokenRun {
  const opened = readToken(tokens, first - 1);
  let depth = 1;
  for (let at = first; at < last; at += 1) {
    const text = readToken(tokens, at);
    if (text === opened) depth += 1;
    if (closing[text] !== opened || opened === '') continue;
    depth -= 1;
    if (depth === 0) return { first, last: at - 1 };
  }
  return { first, last };
}
