import type { Span } from '../../base/span';
import type { CitationCommand } from '../../model/draft';
import { findGroupEnd, getLineEnd, isBlankLine, skipBlank } from './arguments';

/** The arguments behind a citation command, as far as they are written. */
export interface CitationArguments {
  /** biblatex's `(pre)(post)` for a whole list of citations, without parentheses. */
  readonly outerNotes: readonly Span[];
  readonly groups: readonly KeyGroup[];
  /** Behind the last closed group; the end of the command's name where there is none. */
  readonly end: number;
}

/** `[pre][post]{a,b}` */
export interface KeyGroup {
  /** Without brackets. */
  readonly notes: readonly Span[];
  /** Behind the `{`. */
  readonly start: number;
  /** At the `}`; undefined where the writer has not closed it yet. */
  readonly end: number | undefined;
}

/** Reads what follows a command's name, which ends at `nameEnd`. An unclosed group of keys is the last one. */
export function readCitationArguments(text: string, command: CitationCommand, nameEnd: number): CitationArguments {
  const outerNotes: Span[] = [];
  let at = nameEnd;
  if (command.form === 'multiple') at = readNotes(text, at, /\(/, outerNotes);
  const groups: KeyGroup[] = [];
  let end = nameEnd;
  do {
    const group = readKeyGroup(text, command, at);
    if (group === undefined) break;
    groups.push(group);
    if (group.end === undefined) break;
    end = at = group.end + 1;
  } while (command.form === 'multiple');
  return { outerNotes, groups, end };
}

function readKeyGroup(text: string, command: CitationCommand, from: number): KeyGroup | undefined {
  const notes: Span[] = [];
  let at = readNotes(text, from, /[[<]/, notes);
  for (let skipped = 0; skipped < command.keyArgument; skipped++) {
    const argumentEnd = findGroupEnd(text, skipBlank(text, at));
    if (argumentEnd === undefined) return undefined;
    at = readNotes(text, argumentEnd, /\[/, notes);
  }
  at = skipBlank(text, at);
  if (text[at] !== '{') return undefined;
  const end = findGroupEnd(text, at);
  return { notes, start: at + 1, end: end === undefined ? undefined : end - 1 };
}

/** Reads at most two notes that open with `opener`, and returns where they end. */
function readNotes(text: string, from: number, opener: RegExp, notes: Span[]): number {
  let at = from;
  for (let count = 0; count < 2; count++) {
    const start = skipBlank(text, at);
    if (!opener.test(text[start] ?? '')) break;
    const end = findGroupEnd(text, start);
    if (end === undefined) break;
    notes.push({ start: start + 1, end: end - 1 });
    at = end;
  }
  return at;
}

/**
 * The keys between `start` and `end`, without the white space and comments around them. Macros, parameters (`#1`) and
 * `\nocite{*}` are no keys.
 */
export function readKeys(text: string, start: number, end: number): Span[] {
  const keys: Span[] = [];
  for (const segment of splitAtCommas(text, start, end)) {
    const key = text.slice(segment.start, segment.end);
    if (key !== '' && key !== '*' && !/[\\{}#\n]/.test(key)) keys.push(segment);
  }
  return keys;
}

/** The stretches between commas, without white space and comments around them; where one is blank, the empty stretch at its end. */
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

/** How far an unclosed group can reach: to the paragraph's end or to what no key holds. */
export function getUnclosedEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const next = text[at];
    if (next === '{' || next === '}' || next === '\\') return at;
    if (next === '%') at = getLineEnd(text, at) - 1;
    else if (next === '\n' && isBlankLine(text, at + 1)) return at;
  }
  return text.length;
}
