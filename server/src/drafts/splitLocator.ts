/** What stands behind a key: the place in the work, and further text. */
export interface LocatorAndSuffix {
  /** As written, without the braces of `{pp. iv, 3}`. Empty where none is named. */
  readonly locator: string;
  /** Without the comma before it. Empty where there is none. */
  readonly suffix: string;
}

/** Terms of places in a work (CSL 1.0 locales, English): pandoc knows these. */
const label =
  /(?:(?:pages?|pp?\.|chapters?|chaps?\.|sections?|secs?\.|figures?|figs?\.|folios?|fols?\.|lines?|ll?\.|notes?|nn?\.|opus|opera|opp?\.|paragraphs?|paras?\.|parts?|pts?\.|volumes?|vols?\.|verses?|vv?\.|books?|bks?\.|columns?|cols?\.|numbers?|nos?\.|issues?|s\.v{1,2}\.)(?![\p{L}\p{N}])|§{1,2}|¶{1,2})/iuy;
/** What separates a term from its place: spaces, LaTeX's `~`, pandoc's `\ `. */
const blank = /(?:\s|~|\\ )*/y;
const unit = String.raw`(?:[^\s\p{P}~\\]|[-–:])+`;
const group = String.raw`(?:\([^\s()[\]{}]*\)|\[[^\s()[\]{}]*\]|\{[^\s()[\]{}]*\})`;
/** `33-35`, `3.1.2`, `34(1)(i)`, `[17]-[18]` */
const place = new RegExp(String.raw`(?:${unit}|${group})(?:\.${unit}|${unit}|${group})*`, 'uy');
const separator = /[,;]?(?:\s|~|\\ )*/y;
const roman = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

/**
 * Splits what stands behind a key by the rule of pandoc's citeproc (pandoc manual, "Citation syntax"): a locator is
 * a term and places, or places alone where the first one has a digit; or whatever stands in braces. The rest is suffix:
 * `, pp. 33-35, 38 and elsewhere` has the locator `pp. 33-35, 38`.
 */
export function splitLocator(text: string): LocatorAndSuffix {
  const trimmed = text.trim();
  const start = trimmed.startsWith(',') ? matchLength(/,\s*/y, trimmed, 0) : 0;
  if (trimmed[start] === '{') {
    const end = findClosingBrace(trimmed, start);
    if (end !== undefined) return { locator: trimmed.slice(start + 1, end).trim(), suffix: trimSuffix(trimmed.slice(end + 1)) };
  }
  const wrapped = readEmphasized(trimmed.slice(start));
  if (wrapped !== undefined) return { locator: wrapped, suffix: '' };
  const end = findPlacesEnd(trimmed, start);
  return { locator: trimmed.slice(start, end), suffix: trimSuffix(trimmed.slice(end)) };
}

/** Whether a whole note names a place: `p.~3--4`, `chap. 2`, `iv` (biblatex manual, "Page Numbers in Citations"). */
export function isLocator(note: string): boolean {
  return note !== '' && (roman.test(note) || findPlacesEnd(note, 0) === note.length);
}

/** Where term and places end that begin at `start`; `start` itself where none do. */
function findPlacesEnd(text: string, start: number): number {
  const labelEnd = start + matchLength(label, text, start);
  const hasLabel = labelEnd > start;
  let end = start;
  for (let at = labelEnd + matchLength(blank, text, labelEnd); ; at = end + matchLength(separator, text, end)) {
    const length = matchLength(place, text, at);
    if (length === 0 || !isPlace(text.slice(at, at + length), hasLabel)) return end;
    end = at + length;
  }
}

/** Behind a term a place may be a Roman number. */
function isPlace(word: string, hasLabel: boolean): boolean {
  return /\p{N}/u.test(word) || (hasLabel && word.split(/[-–()[\]{}:.]+/).some((part) => part !== '' && roman.test(part)));
}

/** `*p. 3*` is a place, emphasized. */
function readEmphasized(text: string): string | undefined {
  const inner = /^(\*{1,2}|_{1,2})([^*_]+)\1$/.exec(text)?.[2];
  return inner !== undefined && isLocator(inner) ? text : undefined;
}

function trimSuffix(text: string): string {
  return text.replace(/^\s*,?\s*/, '');
}

function findClosingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
