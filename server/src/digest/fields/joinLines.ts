import { withoutEffect } from '../../base/escape';
import type { Span } from '../../base/span';
import { isKnownWord } from '../tagger/builtInModel';

/** An invisible character, or white space other than a plain blank. */
const oddSpace = new RegExp(String.raw`[^\S ]|[${withoutEffect}]`);
const unseen = new RegExp(`[${withoutEffect}]`, 'g');
const eastAsian = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;

/**
 * The text of a span as a single line, with white space folded and hard-wrapped lines joined. Text that needs no folding is returned as
 * a plain slice, so that the text of a large digest is not copied.
 */
export function joinLines(text: string, span: Span): string {
  const raw = text.slice(span.start, span.end);
  return needsFolding(raw) ? foldLines(raw) : raw;
}

function needsFolding(raw: string): boolean {
  return raw.includes('  ') || oddSpace.test(raw);
}

/** Does the same as `joinLines`, but for a whole text. */
export function foldLines(raw: string): string {
  if (!needsFolding(raw)) return raw;
  const parts: string[] = [];
  let last = '';
  for (const line of raw.replace(unseen, '').split(/[\n\r\u2028\u2029]/)) {
    const next = line.trim();
    if (next === '') continue;
    if (last !== '') {
      const joint = jointOf(last, next, raw);
      if (joint === 'drop-hyphen') parts[parts.length - 1] = last.slice(0, -1);
      else parts.push(joint);
    }
    parts.push(next);
    last = next;
  }
  return parts.join('').replace(/\s+/g, ' ');
}

/**
 * What to put between two lines that are joined. A hyphen at a line end belongs to the word where both halves are words (`crowd-` +
 * `based`). It is dropped if the same text contains the word without it elsewhere, if the word is a known one that was broken, or if the
 * second half is no known word (`pre-` + `ferred`).
 */
function jointOf(before: string, after: string, whole: string): '' | ' ' | 'drop-hyphen' {
  const last = before.charAt(before.length - 1);
  if (last !== '-') return eastAsian.test(last) && eastAsian.test(after.charAt(0)) ? '' : ' ';
  const word = /\p{L}+(?=-$)/u.exec(before.slice(-60))?.[0];
  if (word === undefined) return / -{1,2}$/.test(before.slice(-3)) ? ' ' : '';
  const rest = /^\p{L}+/u.exec(after.slice(0, 60))?.[0];
  if (rest === undefined) return '';
  if (/^(?:and|or|to|und)$/.test(rest)) return ' ';
  if (whole.length <= maxSearchedLength && isWordOf(whole, word + rest)) return 'drop-hyphen';
  return isBroken(word, rest) ? 'drop-hyphen' : '';
}

/** In `in-` + `formation` both halves are words, too; where the first is so short, the whole word is likelier. */
const maxPrefix = 3;

/** Whether `word` and `rest` are more likely the halves of one word than two words with a hyphen between them. */
function isBroken(word: string, rest: string): boolean {
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word + rest) || !/^\p{Ll}/u.test(rest)) return false;
  if (/^\p{Ll}{4}/u.test(word) && !isKnownWord(word)) return true;
  return !isKnownWord(rest) || (isKnownWord(word + rest) && (word.length <= maxPrefix || !isKnownWord(word)));
}

/**
 * The longest text that is searched for a word without its hyphen, in UTF-16 units. Abstracts are shorter, and the search would be too
 * slow if it were repeated for each hyphen of a long text.
 */
const maxSearchedLength = 20_000;
const letter = /\p{L}/u;

function isWordOf(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(at + word.length))) return true;
  }
  return false;
}
