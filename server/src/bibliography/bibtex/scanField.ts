import type { Span } from '../../base/span';
import type { BibtexReader } from './bibtexReader';
import { isEntryLine, matchPattern, peekCode, reportIssue, skipDelimited, skipSpace } from './bibtexReader';

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
