import { createReadableText } from '../../base/readableText';
import type { Span } from '../../base/span';
import { type Alignment, alignTokens } from './alignTokens';
import { isExact, type JoinedText, joinTokens, trimSigns } from './exactMatch';
import { findReordered } from './findReordered';
import { type QuotedToken, readQuotedTokens } from './quotedWords';

/** A quotation that is nearly, but not wholly, as in a text. */
export interface AlteredQuotation {
  /** The text in its readable form (`readableText.ts`). */
  readonly original: string;
  /** The part of `original` that is quoted. */
  readonly span: Span;
  /** In order; never empty. */
  readonly differences: readonly Difference[];
  /** Whether the words are the same in another order. */
  readonly isReordered: boolean;
}

export interface Difference {
  /** The words in the quotation; empty where words are missing. Offsets in the printed quotation. */
  readonly quoted: Span;
  /** The words in `original`; empty where the quotation adds words. */
  readonly original: Span;
}

/** Shorter quotations, in words, are not judged: they may be a term. */
const minWords = 4;

/** From this many words on, a hyphen in place of a space is told: fewer words may be an expression of the language. */
const wordsOfPassage = 6;

/** A text that can be quoted, read once. */
export interface QuotableText {
  readonly original: string;
  readonly tokens: readonly QuotedToken[];
  readonly joined: JoinedText;
}

export function readQuotableText(text: string): QuotableText {
  const original = createReadableText(text).text;
  const tokens = readQuotedTokens(original, 'paper');
  return { original, tokens, joined: joinTokens(tokens) };
}

/** Whether the words of a quotation are enough to be judged. */
export function hasEnoughWords(printed: string): boolean {
  return countWords(readQuotedTokens(printed, 'draft')) >= minWords;
}

/**
 * Compares a quotation with a text. `exact` if the text has it word for word (see `quotedWords.ts` for what may differ), `unlike` if it
 * may be a quotation of something else. `printed` is the text of a `Quotation`.
 */
export function compareQuotation(printed: string, text: QuotableText): AlteredQuotation | 'exact' | 'unlike' {
  const tokens = readQuotedTokens(printed, 'draft');
  if (isExact(tokens, text.joined)) return 'exact';
  const quoted = trimSigns(tokens);
  const alignment = alignTokens(quoted, text.tokens);
  if (alignment === undefined || !isNear(alignment)) return compareOrder(quoted, text);
  const differences = listDifferences(quoted, text.tokens, alignment).filter(
    ({ isHyphen }) => !isHyphen || countWords(quoted) >= wordsOfPassage,
  );
  const [first, last] = [alignment.pairs[0], alignment.pairs.at(-1)];
  const [start, end] = [text.tokens[first?.original ?? 0]?.start ?? 0, text.tokens[last?.original ?? 0]?.end ?? 0];
  if (differences.every(({ isNumber }) => isNumber)) return 'unlike';
  const spans = differences.map(({ original }) => original);
  return {
    original: text.original,
    span: { start: Math.min(start, ...spans.map((span) => span.start)), end: Math.max(end, ...spans.map((span) => span.end)) },
    differences,
    isReordered: false,
  };
}

function compareOrder(quoted: readonly QuotedToken[], { original, tokens }: QuotableText): AlteredQuotation | 'unlike' {
  const found = findReordered(quoted, tokens);
  if (found === undefined) return 'unlike';
  const span = spanOf(tokens.slice(found.start, found.end));
  return { original, span, differences: [{ quoted: spanOf(quoted), original: span }], isReordered: true };
}

function countWords(tokens: readonly QuotedToken[]): number {
  return tokens.filter(({ kind }) => kind === 'word').length;
}

/** Whether so much is the same that the quotation is from this text. Chosen on the tuned half of the gold (`npm run eval -- claims`). */
function isNear({ likeness, contentWords, pairs }: Alignment): boolean {
  return likeness >= (contentWords >= 3 || pairs.length >= 4 ? 0.62 : 0.72) && contentWords >= 2;
}

interface ReadDifference extends Difference {
  /** Whether only a hyphen is in place of a space, or the reverse. */
  readonly isHyphen: boolean;
  /** Whether a word is in the plural in place of the singular, or the reverse, as a sentence around it may need. */
  readonly isNumber: boolean;
}

function listDifferences(
  quoted: readonly QuotedToken[],
  original: readonly QuotedToken[],
  { pairs }: Alignment,
): readonly ReadDifference[] {
  const found: ReadDifference[] = [];
  const lone = findLoneBrackets(original.slice(pairs[0]?.original ?? 0, (pairs.at(-1)?.original ?? -1) + 1));
  const bounds = [...pairs, { quoted: quoted.length, original: original.length }];
  bounds.forEach((pair, index) => {
    const before = pairs[index - 1];
    const isLast = index === pairs.length;
    const mine = quoted.slice(before === undefined ? 0 : before.quoted + 1, pair.quoted);
    // Before the first pair and after the last, the text goes on; as many words of it were quoted in another form.
    const around = original.slice(before === undefined ? Math.max(0, pair.original - mine.length) : before.original + 1, pair.original);
    const theirs = isLast ? around.slice(0, mine.length) : around;
    if (mine.some(({ kind }) => kind === 'gap') || theirs.some(isLostText)) return;
    const [last, lastOriginal] = [quoted[before?.quoted ?? -1], original[before?.original ?? -1]];
    const [next, nextOriginal] = isLast ? [] : [quoted[pair.quoted], original[pair.original]];
    if (isLast && mine.length === 0) return;
    const difference = compareBetween([last, ...mine, next], [lastOriginal, ...leaveOut(lone, theirs, nextOriginal)]);
    if (difference !== undefined) found.push(difference);
  });
  return found;
}

/** The round brackets whose other half is not among the tokens. Who quotes what is between leaves them out. */
function findLoneBrackets(tokens: readonly QuotedToken[]): ReadonlySet<QuotedToken> {
  const lone = new Set<QuotedToken>();
  const open: QuotedToken[] = [];
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if (token.text === '(') open.push(token);
    if (token.text === ')' && open.pop() === undefined) lone.add(token);
  }
  for (const token of open) lone.add(token);
  return lone;
}

/** The tokens and the one after them without the brackets. What was before a bracket is then before the token after it. */
function leaveOut(
  brackets: ReadonlySet<QuotedToken>,
  tokens: readonly QuotedToken[],
  next: QuotedToken | undefined,
): readonly (QuotedToken | undefined)[] {
  return [...tokens, next].flatMap((token, index) => {
    const before = tokens[index - 1];
    if (token !== undefined && index < tokens.length && brackets.has(token)) return [];
    return token?.joint === 'none' && before !== undefined && brackets.has(before) ? [{ ...token, joint: before.joint }] : [token];
  });
}

/** Whether the token is the `…` of a text that leaves words out, or whose page did (`[…]` in `readableText.ts`). What was there is unknown. */
function isLostText({ kind, text }: QuotedToken): boolean {
  return kind === 'sign' && text === '...';
}

/** The difference between two stretches of tokens; the first and the last of each are the same token, or undefined at the ends. */
function compareBetween(
  quoted: readonly (QuotedToken | undefined)[],
  original: readonly (QuotedToken | undefined)[],
): ReadDifference | undefined {
  const [mine, theirs] = [keepTokens(quoted), keepTokens(original)];
  if (joinTokens(mine).text === joinTokens(theirs).text) return undefined;
  const hasBefore = quoted[0] !== undefined;
  const hasNext = quoted.at(-1) !== undefined;
  const inner = mine.slice(hasBefore ? 1 : 0, mine.length - (hasNext ? 1 : 0));
  const innerOriginal = theirs.slice(hasBefore ? 1 : 0, theirs.length - (hasNext ? 1 : 0));
  // Only what is between two words differs, such as a hyphen.
  if (inner.length === 0 && innerOriginal.length === 0)
    return { quoted: spanOf(mine), original: spanOf(theirs), isHyphen: true, isNumber: false };
  const after = { start: mine[0]?.end ?? 0, end: mine[0]?.end ?? 0 };
  const afterOriginal = { start: theirs[0]?.end ?? 0, end: theirs[0]?.end ?? 0 };
  const before = { start: mine[0]?.start ?? 0, end: mine[0]?.start ?? 0 };
  return {
    quoted: inner.length > 0 ? spanOf(inner) : hasBefore ? after : before,
    original: innerOriginal.length > 0 ? spanOf(innerOriginal) : afterOriginal,
    isHyphen: squeeze(inner) === squeeze(innerOriginal),
    isNumber: areSameNouns(inner, innerOriginal),
  };
}

/** Whether the words are the same but for the `s` of a plural and the article of a singular. */
function areSameNouns(quoted: readonly QuotedToken[], original: readonly QuotedToken[]): boolean {
  const isArticle = ({ text }: QuotedToken): boolean => text === 'a' || text === 'an';
  const [word, ...others] = quoted.filter((token) => !isArticle(token));
  const [other, ...more] = original.filter((token) => !isArticle(token));
  if (word === undefined || other === undefined || others.length + more.length > 0 || word.text === other.text) return false;
  return word.kind === 'word' && other.kind === 'word' && toSingular(word.text) === toSingular(other.text);
}

function toSingular(word: string): string {
  return word.length < 4 ? word : word.replace(/ies$/, 'y').replace(/(?<=(?:s|x|z|ch|sh))es$|(?<=[^s])s$/, '');
}

function squeeze(tokens: readonly QuotedToken[]): string {
  return tokens.map(({ text }) => text).join('');
}

function keepTokens(tokens: readonly (QuotedToken | undefined)[]): readonly QuotedToken[] {
  return tokens.filter((token) => token !== undefined);
}

function spanOf(tokens: readonly QuotedToken[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}
