import type { Span } from '../../base/span';
import type { BibliographyIssue } from '../../model/bibliography';

/** The state of reading a text from start to end. `reach` is needed to decide which blocks must be read again after an edit. */
export interface BibtexReader {
  readonly text: string;
  at: number;
  /** The offset after the last character that was looked at. A change after this offset cannot affect what was read. */
  reach: number;
  /** The first error in an entry. Later errors in the same entry are usually consequences of the first one, so they are not kept. */
  issue?: BibliographyIssue;
  /** Where reading continues after a value or an entry without an end; undefined if none was found. */
  recoverAt?: number;
}

/**
 * How many lines inside a value may look like the beginning of an entry. If there are more, a closing brace is assumed to be missing
 * before them.
 */
const maxEntryLines = 3;

const entryOpening = /@[A-Za-z]+[ \t]*[{(]/y;

export function createReader(text: string, at: number): BibtexReader {
  return { text, at, reach: at };
}

export function reportIssue(reader: BibtexReader, start: number, end: number, reason: string): void {
  reader.issue ??= { span: { start, end: Math.min(Math.max(end, start), reader.text.length) }, reason };
}

/** The code of the character at the reader's position; NaN at the end of the text, where an edit may add more. */
export function peekCode(reader: BibtexReader): number {
  const code = reader.text.charCodeAt(reader.at);
  if (Number.isNaN(code)) reader.reach = reader.text.length + 1;
  return code;
}

/** Skips white space and comments, as biber and pandoc do: `year = 2020, % to be checked`. */
export function skipSpace(reader: BibtexReader): void {
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

/** Reads the match of a sticky pattern at the reader's position; empty if the pattern does not match there. */
export function matchPattern(reader: BibtexReader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  reader.reach = Math.max(reader.reach, reader.at + 1);
  return found;
}

/** Whether an entry such as `  @article{` begins a line, with its `@` at `at`. */
export function isEntryLine(reader: BibtexReader, at: number): boolean {
  if (reader.text.charCodeAt(at) !== 0x40 || !startsLine(reader.text, at, 0)) return false;
  entryOpening.lastIndex = at;
  const found = entryOpening.exec(reader.text);
  if (found !== null) {
    reader.reach = Math.max(reader.reach, entryOpening.lastIndex);
    return true;
  }
  // A word that the writer is still typing may become an entry, so `reach` includes the word.
  const word = /@[A-Za-z]*[ \t]*/y;
  word.lastIndex = at;
  word.exec(reader.text);
  reader.reach = Math.max(reader.reach, word.lastIndex + 1);
  return false;
}

/** Whether only spaces and tabs come before `at` in its line. Text before `from` is not considered. */
export function startsLine(text: string, at: number, from: number): boolean {
  for (let before = at - 1; before >= from; before -= 1) {
    const code = text.charCodeAt(before);
    if (code === 0x0a || code === 0x0d) return true;
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** The next offset from `from` on at which an entry begins a line; the length of the text if there is none. */
function findEntryLine(reader: BibtexReader, from: number): number {
  const { text } = reader;
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isEntryLine(reader, at)) return at;
  }
  reader.reach = text.length + 1;
  return text.length;
}

/**
 * Skips a value with its delimiters, `{...}` or `"..."`. Braces are counted even after a backslash, and a quote inside braces is an
 * ordinary character (BibTeX's rules). A few lines in a value may look like entries, but only if the surrounding entry continues after
 * the value. The text after a `@comment` is not checked in this way. Returns false if the value has no end; `recoverAt` is then the
 * offset at which reading continues.
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
      if (entryLines > maxEntryLines) break;
    } else {
      if (code === 0x7d) depth -= 1;
      if (depth < 0) break;
      if (depth > 0 || (code === 0x22) !== isQuoted) continue;
      reader.at = at + 1;
      reader.reach = Math.max(reader.reach, reader.at);
      if (entryLine < 0 || kind === 'comment' || canContinue(reader)) return true;
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

/** Whether the entry can continue after a value: the next character is `,`, `}`, `)`, `#`, or the `%` of a comment. */
function canContinue(reader: BibtexReader): boolean {
  const after = reader.at;
  while (/\s/.test(reader.text.charAt(reader.at))) reader.at += 1;
  const next = reader.text.charAt(reader.at);
  reader.reach = Math.max(reader.reach, reader.at + 1);
  reader.at = after;
  return next !== '' && ',})#%'.includes(next);
}

/** One of the values joined by `#`: text between delimiters, a number, or the name of an `@string`. */
type ValuePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `span` is the span of the name in the text. */
  | { readonly kind: 'macro'; readonly text: string; readonly span: Span };

export interface ScannedField {
  /** In lower case. */
  readonly name: string;
  /** The span of the name in the text. */
  readonly nameSpan: Span;
  /** The span of the value with its delimiters, in the text. */
  readonly span: Span;
  readonly parts: readonly ValuePart[];
}

const fieldName = /[^\s,={}"#%()'@]+/y;
const fieldOpening = /[^\s,={}"#%()'@]+\s*=/y;
const bareValue = fieldName;

/** Reads one field and the comma after it, or skips text that is not a field. Returns false if the block ends. */
export function scanField(reader: BibtexReader, closing: string, fields: ScannedField[]): boolean {
  if (reader.recoverAt !== undefined) return false;
  skipSpace(reader);
  const { at } = reader;
  const code = peekCode(reader);
  if (Number.isNaN(code) || isEntryLine(reader, at)) {
    reader.recoverAt = at;
    return false;
  }
  if (code === closing.charCodeAt(0)) {
    reader.at += 1;
    reader.reach = Math.max(reader.reach, reader.at);
    return false;
  }
  if (code === 0x2c) {
    reader.at += 1;
    reportIssue(reader, at, at + 1, 'Extra comma.');
    return true;
  }
  const name = matchPattern(reader, fieldName);
  skipSpace(reader);
  if (name === '' || peekCode(reader) !== 0x3d) {
    reportIssue(reader, at, at + Math.max(name.length, 1), name === '' ? 'Missing field name.' : `Missing = after ${name}.`);
    return (name !== '' && isFieldNext(reader)) || skipToComma(reader, closing);
  }
  reader.at += 1;
  const field = scanValue(reader, name, { start: at, end: at + name.length });
  if (field === undefined) return false;
  fields.push(field);
  skipSpace(reader);
  const next = peekCode(reader);
  if (next === 0x2c) reader.at += 1;
  else if (next !== closing.charCodeAt(0) && !Number.isNaN(next) && !isEntryLine(reader, reader.at)) {
    reportIssue(reader, field.span.start, field.span.end, `Missing comma after the value of ${name}.`);
  }
  return true;
}

/** Whether a field begins here. If so, only the word before it is skipped: `titl` on a line of its own, followed by `year = 2000`. */
function isFieldNext(reader: BibtexReader): boolean {
  const { at } = reader;
  const isField = matchPattern(reader, fieldOpening) !== '';
  if (!isField) matchPattern(reader, fieldName);
  reader.at = at;
  return isField;
}

/** Skips text that is not a field, through the next comma or up to the end of the entry; false if a value in this text has no end. */
function skipToComma(reader: BibtexReader, closing: string): boolean {
  for (let code = peekCode(reader); !Number.isNaN(code); code = peekCode(reader)) {
    if (code === closing.charCodeAt(0) || isEntryLine(reader, reader.at)) return true;
    if (code === 0x7b || code === 0x22) {
      if (!skipDelimited(reader)) return false;
      continue;
    }
    reader.at += 1;
    if (code === 0x2c) return true;
  }
  return true;
}

/** Reads a value of one or more parts joined by `#`: `{...}`, `"..."`, numbers and names. undefined if the value has no end. */
function scanValue(reader: BibtexReader, name: string, nameSpan: Span): ScannedField | undefined {
  skipSpace(reader);
  const start = reader.at;
  const parts: ValuePart[] = [];
  let end = start;
  for (;;) {
    const code = peekCode(reader);
    const partStart = reader.at;
    if (code === 0x7b || code === 0x22) {
      if (!skipDelimited(reader)) {
        const lineEnd = reader.text.indexOf('\n', start);
        const delimiter = code === 0x7b ? '}' : '"';
        reportIssue(reader, start, lineEnd < 0 ? reader.text.length : lineEnd, `Missing ${delimiter} at the end of the value of ${name}.`);
        return undefined;
      }
      parts.push({ kind: 'text', text: reader.text.slice(partStart + 1, reader.at - 1) });
    } else {
      const word = scanBareValue(reader);
      if (word === '') reportIssue(reader, start, end, `${name} has no value.`);
      else if (/^\d+$/.test(word)) parts.push({ kind: 'text', text: word });
      else parts.push({ kind: 'macro', text: word, span: { start: partStart, end: reader.at } });
    }
    end = reader.at;
    skipSpace(reader);
    if (peekCode(reader) !== 0x23) break;
    reader.at += 1;
    skipSpace(reader);
  }
  return { name: name.toLowerCase(), nameSpan, span: { start, end }, parts };
}

/** Reads a number or a name; empty if there is none, or if the word is the name of the next field: `title = year = 2020`. */
function scanBareValue(reader: BibtexReader): string {
  const start = reader.at;
  const word = matchPattern(reader, bareValue);
  const end = reader.at;
  skipSpace(reader);
  const isName = peekCode(reader) === 0x3d;
  reader.at = isName ? start : end;
  return isName ? '' : word;
}
