import type { BibliographyIssue } from '../../model/bibliography';

/** Reads a text from left to right, and remembers what a later edit would have to leave alone. */
export interface BibtexReader {
  readonly text: string;
  at: number;
  /** Behind the last character that was looked at: what stands there can't change what was read. */
  reach: number;
  /** The first thing that was not understood; what comes after it in the same entry is its consequence. */
  issue?: BibliographyIssue;
  /** Where reading goes on after a value or an entry that does not end; undefined while all is well. */
  recoverAt?: number;
}

/** How many lines that look like entries a value may hold: more of them are entries behind a brace that is missing. */
const mostEntryLines = 3;

const entryOpening = /@[A-Za-z]+[ \t]*[{(]/y;

export function createReader(text: string, at: number): BibtexReader {
  return { text, at, reach: at };
}

export function reportIssue(reader: BibtexReader, start: number, end: number, reason: string): void {
  reader.issue ??= { span: { start, end: Math.min(Math.max(end, start), reader.text.length) }, reason };
}

/** The character at the reader, as a code; NaN at the end of the text, where a longer text would go on. */
export function peekCode(reader: BibtexReader): number {
  const code = reader.text.charCodeAt(reader.at);
  if (Number.isNaN(code)) reader.reach = reader.text.length + 1;
  return code;
}

/** Skips white space and, as biber and pandoc do, comments: `year = 2020, % to be checked`. */
export function skipBlank(reader: BibtexReader): void {
  for (;;) {
    const code = peekCode(reader);
    if (code === 0x25) {
      const lineEnd = reader.text.indexOf('\n', reader.at);
      reader.at = lineEnd < 0 ? reader.text.length : lineEnd;
    } else if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff) {
      reader.at += 1;
    } else {
      return;
    }
  }
}

/** Reads what a sticky pattern matches here; empty where it does not match. */
export function readPattern(reader: BibtexReader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  reader.reach = Math.max(reader.reach, reader.at + 1);
  return found;
}

/** Whether an entry begins at `at`, at the start of a line: `  @article{`. */
export function isEntryLine(reader: BibtexReader, at: number): boolean {
  if (reader.text.charCodeAt(at) !== 0x40 || !startsLine(reader.text, at, 0)) return false;
  entryOpening.lastIndex = at;
  const found = entryOpening.exec(reader.text);
  if (found !== null) {
    reader.reach = Math.max(reader.reach, entryOpening.lastIndex);
    return true;
  }
  // A word that is still being typed may become an entry: how far it goes was looked at.
  const word = /@[A-Za-z]*[ \t]*/y;
  word.lastIndex = at;
  word.exec(reader.text);
  reader.reach = Math.max(reader.reach, word.lastIndex + 1);
  return false;
}

/** Whether nothing but blanks stands between `at` and the start of its line, or `from`. */
export function startsLine(text: string, at: number, from: number): boolean {
  for (let before = at - 1; before >= from; before -= 1) {
    const code = text.charCodeAt(before);
    if (code === 0x0a || code === 0x0d) return true;
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** The next line behind `from` where an entry begins; the end of the text where there is none. */
function findEntryLine(reader: BibtexReader, from: number): number {
  const { text } = reader;
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isEntryLine(reader, at)) return at;
  }
  reader.reach = text.length + 1;
  return text.length;
}

/**
 * Skips a value with its delimiters, `{...}` or `"..."`: braces are counted, a backslash protects none, and a quote
 * inside braces is a character (BibTeX's own rule). A value may hold a line that looks like an entry, if it ends soon
 * after it and the entry goes on there; behind a `@comment` anything may stand. False where the value does not end: `recoverAt` says where to go on.
 */
export function skipDelimited(reader: BibtexReader, kind: 'value' | 'comment' = 'value'): boolean {
  const { text } = reader;
  const open = reader.at;
  const isQuoted = text.charCodeAt(open) === 0x22;
  const marks = isQuoted ? marksInQuotes : marksInBraces;
  let depth = isQuoted ? 0 : 1;
  let entryLine = -1;
  let entryLines = 0;
  let at = findMark(text, open + 1, marks);
  for (; at < text.length; at = findMark(text, at + 1, marks)) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) {
      depth += 1;
    } else if (code === 0x40) {
      if (!isEntryLine(reader, at)) continue;
      if (entryLine < 0) entryLine = at;
      entryLines += 1;
      if (entryLines > mostEntryLines) break;
    } else {
      if (code === 0x7d) depth -= 1;
      if (depth < 0) break;
      if (depth > 0 || (code === 0x22) !== isQuoted) continue;
      reader.at = at + 1;
      reader.reach = Math.max(reader.reach, reader.at);
      if (entryLine < 0 || kind === 'comment' || goesOn(reader)) return true;
      break;
    }
  }
  reader.at = open;
  reader.reach = Math.max(reader.reach, at + 1);
  reader.recoverAt = entryLine >= 0 ? entryLine : findEntryLine(reader, Math.min(at, text.length));
  return false;
}

const marksInBraces = /[{}@]/g;
const marksInQuotes = /[{}"@]/g;

function findMark(text: string, from: number, marks: RegExp): number {
  marks.lastIndex = from;
  return marks.test(text) ? marks.lastIndex - 1 : text.length;
}

/** Whether an entry may go on behind a value: `,`, `}`, `)`, `#` or a comment. */
function goesOn(reader: BibtexReader): boolean {
  const behind = reader.at;
  while (/\s/.test(reader.text.charAt(reader.at))) reader.at += 1;
  const next = reader.text.charAt(reader.at);
  reader.reach = Math.max(reader.reach, reader.at + 1);
  reader.at = behind;
  return next !== '' && ',})#%'.includes(next);
}
