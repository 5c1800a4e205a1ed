import { labels } from './crf';
import type { Layout } from './layout';
import type { Parts } from './segments';
import { type TokenRun, type Tokens, tokenTypes } from './tokens';
import { shapes, unknownOdds } from './words';

const authorLabel = labels.indexOf('author');
const otherLabel = labels.indexOf('other');
const titleLabel = labels.indexOf('title');

/**
 * Completes names of which the model labels only a part, so that no half of a name is said: `McMillan-Major`, `Su-In Lee`, `鈴木美和`,
 * `Ortega y Gasset`. Changes `found`. Returns for each token 1 if it was added.
 */
export function completeNames(layout: Layout, found: Uint8Array): Uint8Array {
  const { tokens, fine, coarse } = layout;
  const namesIn = new Set<number>();
  for (const [at, label] of found.entries()) if (label === authorLabel) namesIn.add(coarse.partOf[at] ?? 0);
  const completed = new Uint8Array(found.length);
  const add = (first: number, last: number): void => {
    for (let at = first; at <= last; at += 1) {
      if (found[at] !== authorLabel) completed[at] = 1;
      found[at] = authorLabel;
    }
  };
  for (let at = 1; at + 2 < tokens.count; at += 1) if (found[at - 1] === authorLabel && isWordBreak(tokens, at)) add(at, at + 2);
  for (const { first, last } of [...findTurnedNames(layout, found), ...findUpperNames(layout, found)]) add(first, last);
  for (let at = 1; at + 1 < tokens.count; at += 1) {
    if (tokens.types[at] !== tokenTypes.mark || !isWithinWord(tokens, at)) continue;
    const [before, after] = [found[at - 1], found[at + 1]];
    const isBesideName = before === authorLabel || after === authorLabel;
    if (!isBesideName && !(textAt(tokens, at) === '・' && after === otherLabel && namesIn.has(coarse.partOf[at] ?? 0))) continue;
    // A title that seems to begin within a word begins after it. One that ends there is left alone.
    if (before === authorLabel || before === otherLabel) add(at - 1, at + 1);
  }
  for (let part = 0; part < fine.count; part += 1) {
    if (fine.isDelimiter[part] === 1) continue;
    const [first, end] = [fine.starts[part] ?? 0, fine.starts[part + 1] ?? 0];
    let authors = 0;
    let others = 0;
    for (let at = first; at < end; at += 1) {
      if (found[at] === authorLabel) authors += 1;
      else if (found[at] === otherLabel) others += 1;
    }
    if (authors === 0 || others === 0 || authors + others < end - first) continue;
    if (isEastAsian(tokens, first, end)) {
      if (measure(tokens, first, end) <= maxEastAsianName * (authors > 3 * others ? 2 : 1)) add(first, end - 1);
      continue;
    }
    let last = end - 1;
    while (found[last] !== authorLabel) last -= 1;
    // Of `Alan Turing`, the second word is more frequent in titles.
    const isCutInHalf = end - first === 2 && last === first && /^\p{Lu}\p{Ll}/u.test(textAt(tokens, last + 1));
    if (isCutInHalf || (end - first <= maxWords && everyToken(last + 1, end, (at) => isNameWord(layout, at)))) add(last + 1, end - 1);
  }
  for (let at = 1; at + 1 < tokens.count; at += 1)
    if (isWithinSurname(tokens, fine, at) && found[at - 1] === authorLabel && found[at + 1] !== titleLabel) add(at, at + 1);
  return completed;
}

/** The longest name, in words and marks. */
const maxWords = 7;
/** The longest name in Han characters or kana, in UTF-16 units; if nearly all of it is labelled, there may be two: `和田さとしと鈴木美和`. */
const maxEastAsianName = 6;

function textAt({ texts, textIds }: Tokens, at: number): string {
  return texts[textIds[at] ?? 0] ?? '';
}

function isTouching({ starts, ends, lineOf }: Tokens, left: number): boolean {
  return lineOf[left] === lineOf[left + 1] && starts[left + 1] === ends[left];
}

/** Whether a mark is the hyphen of `Su-In`, or the dot of `ジョン・スミス`. */
function isWithinWord(tokens: Tokens, at: number): boolean {
  if (!isTouching(tokens, at - 1) || !isTouching(tokens, at)) return false;
  const isKatakana = (index: number): boolean => /^[\p{Script=Katakana}ー]+$/u.test(textAt(tokens, index));
  if (textAt(tokens, at) === '・') return isKatakana(at - 1) && isKatakana(at + 1);
  return /^[-‐‑]$/.test(textAt(tokens, at)) && /^\p{Lu}/u.test(textAt(tokens, at - 1)) && /^\p{L}/u.test(textAt(tokens, at + 1));
}

/** Whether a hyphen at the end of a line divides a word: `Vandenb-` and `roucke`. */
function isWordBreak(tokens: Tokens, at: number): boolean {
  if (!/^[-‐]$/.test(textAt(tokens, at)) || !isTouching(tokens, at - 1) || tokens.types[at + 1] !== tokenTypes.break) return false;
  return tokens.lines[tokens.lineOf[at + 1] ?? 0]?.startsBlock !== true && /^\p{Ll}/u.test(textAt(tokens, at + 2));
}

/**
 * The names at the beginning of lists of which the comma seems to part two persons, in texts in which family names come first there: `Post, Mark. 2009.` So it is where
 * the first item is one word and another has more, as in `Best, Stephen, and Sharon Marcus`, unlike in `Cinelli, Forney & Pearl`.
 */
function findTurnedNames(layout: Layout, found: Uint8Array): readonly TokenRun[] {
  const { tokens, fine, coarse, facts } = layout;
  const names: TokenRun[] = [];
  let [turned, others] = [0, 0];
  for (let list = 0; list < coarse.count; list += 1) {
    const first = fine.partOf[coarse.starts[list] ?? 0] ?? 0;
    const comma = fine.starts[first + 1] ?? 0;
    const end = coarse.starts[list + 1] ?? 0;
    if (coarse.isDelimiter[list] === 1 || comma + 1 >= end || textAt(tokens, comma) !== ',') continue;
    if (found[comma - 1] !== authorLabel && found[comma + 1] !== authorLabel) continue;
    const words: number[] = [];
    for (let part = first; part < fine.count && (fine.starts[part] ?? 0) < end; part += 1)
      if (fine.isDelimiter[part] === 0) words.push(fine.wordCounts[part] ?? 0);
    const hasLonger = words.slice(1).some((count) => count > 1);
    if (words[0] === 1 && (hasLonger || (words.length === 2 && found[comma] === authorLabel))) turned += 1;
    else if (words[0] !== 1 || words.length > 2) others += 1;
    if (found[comma] === authorLabel || (fine.starts[first + 2] ?? 0) !== comma + 1) continue;
    const mayBeTurned = words[0] === 1 || (words[0] === 2 && (words[1] === 1 || endsInInitial(fine.starts[first + 3] ?? 0)));
    const last = found[comma + 1] === authorLabel ? comma : (fine.starts[first + 3] ?? 0) - 1;
    if (mayBeTurned && everyToken(fine.starts[first] ?? 0, comma, isFamilyWord) && everyToken(comma + 1, last + 1, isGivenWord))
      names.push({ first: fine.starts[first] ?? 0, last });
  }
  return turned > 1 && turned > others ? names : [];

  function endsInInitial(end: number): boolean {
    return [1, 2].some((back) => facts.shapes[tokens.textIds[end - back] ?? 0] === shapes.initial);
  }

  function isGivenWord(at: number): boolean {
    return found[at] === otherLabel && isNameWord(layout, at);
  }

  function isFamilyWord(at: number): boolean {
    const shape = facts.shapes[tokens.textIds[at] ?? 0];
    return (
      (found[at] === authorLabel || found[at] === otherLabel) && (shape === shapes.capitalized || shape === shapes.cyrillicCapitalized)
    );
  }
}

/** Names whose family name is in capitals, of which the model labels a part: `HINTON, Geoffrey`, `VAN DER MAATEN, Laurens`. */
function findUpperNames({ tokens, fine, facts }: Layout, found: Uint8Array): readonly TokenRun[] {
  const isUpper = (at: number): boolean =>
    facts.shapes[tokens.textIds[at] ?? 0] === shapes.upper && !/^\p{Lu}{1,3}$/u.test(textAt(tokens, at));
  const isGiven = (at: number): boolean =>
    /^(?:\p{Lu}[\p{Ll}\p{M}'’]*|\p{Ll}{2,3}|[.-])$/u.test(textAt(tokens, at)) && found[at] !== titleLabel;
  const names: TokenRun[] = [];
  for (let comma = 1; comma + 1 < tokens.count; comma += 1) {
    if (textAt(tokens, comma) !== ',' || found[comma] === authorLabel || !isUpper(comma - 1) || found[comma - 1] !== authorLabel) continue;
    const given = fine.partOf[comma + 1] ?? 0;
    const end = fine.starts[given + 1] ?? 0;
    if (fine.starts[given] !== comma + 1 || fine.isDelimiter[given] === 1 || (fine.wordCounts[given] ?? 0) > 4) continue;
    if (everyToken(comma + 1, end, isGiven)) names.push({ first: fine.starts[fine.partOf[comma - 1] ?? 0] ?? comma, last: end - 1 });
  }
  return names;
}

function isEastAsian({ types }: Tokens, first: number, end: number): boolean {
  return everyToken(first, end, (at) => types[at] === tokenTypes.han || types[at] === tokenTypes.kana);
}

function measure({ starts, ends }: Tokens, first: number, end: number): number {
  return (ends[end - 1] ?? 0) - (starts[first] ?? 0);
}

function everyToken(first: number, end: number, isMeant: (at: number) => boolean): boolean {
  for (let at = first; at < end; at += 1) if (!isMeant(at)) return false;
  return true;
}

/** Whether a word may be part of a name: it begins with a capital, and is not known to be more frequent elsewhere. */
function isNameWord({ tokens, facts }: Layout, at: number): boolean {
  const id = tokens.textIds[at] ?? 0;
  const shape = facts.shapes[id];
  if (tokens.types[at] === tokenTypes.mark) return shape === shapes.initial || isWithinWord(tokens, at);
  if (shape !== shapes.capitalized && shape !== shapes.cyrillicCapitalized) return false;
  const name = facts.nameOdds[id] ?? unknownOdds;
  return name === unknownOdds || name >= Math.max(facts.venueOdds[id] ?? 0, facts.titleOdds[id] ?? 0);
}

/**
 * Whether a word for "and" is within the surname of `José Ortega y Gasset`: before it is a name of several words, after it a single word.
 * In `Shazeer, N. y Parmar, N.` it is not.
 */
export function isWithinSurname(tokens: Tokens, fine: Parts, at: number): boolean {
  if (!/^[yei]$/.test(textAt(tokens, at))) return false;
  const [left, right] = [fine.partOf[at - 1] ?? 0, fine.partOf[at + 1] ?? 0];
  if (fine.isDelimiter[left] === 1 || fine.isDelimiter[right] === 1 || fine.wordCounts[right] !== 1) return false;
  if ((fine.wordCounts[left] ?? 0) < 2 || !/^\p{Lu}\p{L}{2}/u.test(textAt(tokens, at + 1)) || !/\p{L}{2}$/u.test(textAt(tokens, at - 1)))
    return false;
  // A family name before a given name: `y Varela, Francisco`.
  const next = fine.starts[right + 1] ?? 0;
  return textAt(tokens, next) !== ',' || !/^\p{Lu}$/u.test(textAt(tokens, next + 1));
}
