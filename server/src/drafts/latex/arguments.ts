import type { Span } from '../../base/span';
import type { CitationCommand } from '../../model/draft';

/** The arguments after a citation command, some of which the writer may not have typed yet. */
export interface CitationArguments {
  /** The contents of biblatex's `(prefix)(suffix)`, without the parentheses. They apply to all groups together. */
  readonly outerAffixes: readonly Span[];
  readonly groups: readonly KeyGroup[];
  /** The offset after the last closed group, or after the name of the command if there is no closed group. */
  readonly end: number;
}

/** A group of keys with its optional arguments: `[prefix][suffix]{a,b}`. */
export interface KeyGroup {
  /** The contents of the optional arguments, without the brackets. */
  readonly affixes: readonly Span[];
  /** The offset after the `{`. */
  readonly start: number;
  /** The offset of the `}`; undefined if the writer has not closed the group. */
  readonly end: number | undefined;
}

/** The longest argument that is read, in UTF-16 code units. A limit is needed because a brace may never be closed. */
export const maxArgumentLength = 8_000;

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/**
 * The offset after the white space and comments at `at`; `at` itself if they include a blank line, because a blank line ends the
 * paragraph.
 */
export function skipBlank(text: string, at: number): number {
  let here = at;
  let lineBreaks = 0;
  for (;;) {
    const next = text[here];
    if (next === '%') {
      // A comment includes its line break, so a single line break after it makes a blank line, which ends the paragraph.
      here = getLineEnd(text, here);
      lineBreaks = 1;
    } else if (next === '\n') {
      lineBreaks += 1;
      if (lineBreaks > 1) return at;
    } else if (next !== ' ' && next !== '\t' && next !== '\r') return Math.min(here, text.length);
    here += 1;
  }
}

export function getLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/**
 * The offset after the group that opens at `at` with `{`, `[`, `(` or `<`. Braces inside the group must be balanced; braces in comments
 * and escaped braces are ignored. undefined if no group opens there, or if the group is not closed within `maxArgumentLength` or before a
 * blank line, which ends the paragraph and every argument in it. If `blankLines` is `allowed`, as for definitions, the group may
 * contain blank lines.
 */
export function findGroupEnd(text: string, at: number, blankLines: 'end' | 'allowed' = 'end'): number | undefined {
  const closer = closers[text[at] ?? ''];
  if (closer === undefined) return undefined;
  const limit = Math.min(text.length, at + maxArgumentLength);
  // Without this check, a text of many opening brackets would be slow: for each of them, the loop would read `maxArgumentLength`
  // characters.
  if (!text.slice(at, limit).includes(closer)) return undefined;
  let depth = 0;
  for (let here = at + 1; here < limit; here++) {
    const next = text[here];
    if (next === '\\') here += 1;
    else if (next === '%') here = getLineEnd(text, here) - 1;
    else if (depth === 0 && next === closer) return here + 1;
    else if (next === '{') depth += 1;
    else if (next === '}') {
      if (depth === 0) return undefined;
      depth -= 1;
    } else if (next === '\n' && blankLines === 'end' && isBlankLine(text, here + 1)) return undefined;
  }
  return undefined;
}

export function isBlankLine(text: string, start: number): boolean {
  let here = start;
  while (text[here] === ' ' || text[here] === '\t' || text[here] === '\r') here += 1;
  return text[here] === '\n';
}

/** Reads the arguments of the command whose name ends at `nameEnd`. Reading ends at a group of keys that is not closed. */
export function readCitationArguments(text: string, command: CitationCommand, nameEnd: number): CitationArguments {
  const outerAffixes: Span[] = [];
  let at = nameEnd;
  if (command.form === 'multiple') at = readAffixes(text, at, /\(/, outerAffixes);
  const groups: KeyGroup[] = [];
  let end = nameEnd;
  do {
    const group = readKeyGroup(text, command, at);
    if (group === undefined) break;
    groups.push(group);
    if (group.end === undefined) break;
    end = at = group.end + 1;
  } while (command.form === 'multiple');
  return { outerAffixes, groups, end };
}

function readKeyGroup(text: string, command: CitationCommand, from: number): KeyGroup | undefined {
  const affixes: Span[] = [];
  let at = readAffixes(text, from, /[[<]/, affixes);
  for (let skipped = 0; skipped < command.keyArgument; skipped++) {
    const argumentEnd = findGroupEnd(text, skipBlank(text, at));
    if (argumentEnd === undefined) return undefined;
    at = readAffixes(text, argumentEnd, /\[/, affixes);
  }
  at = skipBlank(text, at);
  if (text[at] !== '{') return undefined;
  const end = findGroupEnd(text, at);
  return { affixes, start: at + 1, end: end === undefined ? undefined : end - 1 };
}

/** Adds at most two optional arguments that open with `opener` to `affixes`, and returns the offset after them. */
function readAffixes(text: string, from: number, opener: RegExp, affixes: Span[]): number {
  let at = from;
  for (let count = 0; count < 2; count++) {
    const start = skipBlank(text, at);
    if (!opener.test(text[start] ?? '')) break;
    const end = findGroupEnd(text, start);
    if (end === undefined) break;
    affixes.push({ start: start + 1, end: end - 1 });
    at = end;
  }
  return at;
}

/**
 * The keys between `start` and `end`, without surrounding white space and comments. Macros, parameters (`#1`) and the star of
 * `\nocite{*}` are not keys.
 */
export function readKeys(text: string, start: number, end: number): Span[] {
  const keys: Span[] = [];
  for (const segment of splitAtCommas(text, start, end)) {
    const key = text.slice(segment.start, segment.end);
    if (key !== '' && key !== '*' && !/[\\{}#\n]/.test(key)) keys.push(segment);
  }
  return keys;
}

/**
 * The parts between commas that are not in braces, without surrounding white space and comments. A blank part becomes an empty span at
 * its end.
 */
export function splitAtCommas(text: string, start: number, end: number): Span[] {
  const segments: Span[] = [];
  let first: number | undefined;
  let last = start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const next = text[at] ?? '';
    if (next === '%') {
      at = Math.min(end, getLineEnd(text, at) + 1) - 1;
    } else if (next === ',' && depth === 0) {
      segments.push(first === undefined ? { start: at, end: at } : { start: first, end: last });
      first = undefined;
    } else if (!/\s/.test(next)) {
      if (next === '{') depth += 1;
      else if (next === '}') depth -= 1;
      first ??= at;
      last = at + 1;
    }
  }
  segments.push(first === undefined ? { start: end, end } : { start: first, end: last });
  return segments;
}

/**
 * The farthest offset that an unclosed group can reach: the end of the paragraph, or the first brace or backslash, which no key can
 * contain.
 */
export function findUnclosedGroupLimit(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const next = text[at];
    if (next === '{' || next === '}' || next === '\\') return at;
    if (next === '%') at = getLineEnd(text, at) - 1;
    else if (next === '\n' && isBlankLine(text, at + 1)) return at;
  }
  return text.length;
}
