import { maskControls } from './escape';
import { type MappedText, MappedTextBuilder } from './mappedText';
import type { Span } from './span';

/** A JSON value with its span; a string's span is its content without the quotes. */
export type JsonNode =
  | { readonly kind: 'string'; readonly span: Span; readonly text: string }
  /** Numbers, `true`, `false`, `null`, as written. */
  | { readonly kind: 'literal'; readonly span: Span; readonly text: string }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly span: Span; readonly members: ReadonlyMap<string, JsonNode> };

interface JsonResult {
  /** The value that was read. Values inside it that an error cut off are left out. undefined if no value could be read. */
  readonly value?: JsonNode;
  readonly error?: JsonError;
  /** The errors after which reading continued, in the order of the text. */
  readonly recoveredErrors: readonly JsonError[];
  /** The offset after the value. */
  readonly end: number;
}

/** Says whether an object with these members is a record. After an error in a list, reading can continue at the next record. */
type IsRecord = (members: ReadonlyMap<string, JsonNode>) => boolean;

interface JsonError {
  readonly at: number;
  readonly reason: string;
}

/** Deeper nesting is an error, so that no text can exhaust the stack. */
const maxDepth = 200;

/**
 * Reads one JSON value of `text` between `start` and `end` (RFC 8259), with positions. Also accepts trailing commas, line breaks in
 * strings and unknown escapes. In a list of objects, reading continues after a broken object with the next one that `isRecord` accepts
 * and that resembles the object before. Takes linear time and never throws.
 */
export function readJson(text: string, start = 0, end = text.length, isRecord: IsRecord = () => false): JsonResult {
  const reader: Reader = { text, end, at: start, isInObjectOfList: false, isRecord, recoveredErrors: [] };
  const value = readValue(reader, 0);
  return {
    end: reader.at,
    recoveredErrors: reader.recoveredErrors,
    ...(value === undefined ? {} : { value }),
    ...(reader.error === undefined ? {} : { error: reader.error }),
  };
}

interface Reader {
  readonly text: string;
  readonly end: number;
  at: number;
  error?: JsonError;
  /** Whether the reader is inside an object that is an item of a list. */
  isInObjectOfList: boolean;
  readonly isRecord: IsRecord;
  readonly recoveredErrors: JsonError[];
}

function fail(reader: Reader, reason: string, at = reader.at): undefined {
  reader.error ??= { at: Math.min(at, reader.end), reason };
  return undefined;
}

/** Skips white space and returns the character there; empty at the end. */
function peek(reader: Reader): string {
  const { text, end } = reader;
  while (reader.at < end) {
    const code = text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0xfeff && code !== 0xa0) return text.charAt(reader.at);
    reader.at += 1;
  }
  return '';
}

function readValue(reader: Reader, depth: number): JsonNode | undefined {
  const next = peek(reader);
  if (depth > maxDepth) return fail(reader, 'nested too deeply');
  if (next === '{') return readObject(reader, depth);
  if (next === '[') return readArray(reader, depth);
  if (next === '"') return readString(reader);
  return next === '' ? fail(reader, 'unexpected end of file') : readLiteral(reader);
}

function readArray(reader: Reader, depth: number): JsonNode {
  const start = reader.at;
  const items: JsonNode[] = [];
  const isOutermost = !reader.isInObjectOfList;
  reader.at += 1;
  while (peek(reader) !== ']') {
    const itemStart = reader.at;
    reader.isInObjectOfList ||= reader.text.charAt(itemStart) === '{';
    const item = readValue(reader, depth + 1);
    if (isOutermost) reader.isInObjectOfList = false;
    // An item that an error cut off is left out. But if it is an array, it is added with its complete items.
    if (item !== undefined && (reader.error === undefined || item.kind === 'array')) items.push(item);
    if (reader.error === undefined && readComma(reader, ']')) continue;
    if (
      !isOutermost ||
      !skipToSibling(
        reader,
        itemStart,
        items.findLast(({ kind }) => kind === 'object'),
        depth,
      )
    )
      break;
  }
  if (reader.error === undefined) reader.at += 1;
  return { kind: 'array', span: { start, end: reader.at }, items };
}

/** Matches the beginning of an object and the name of its first member. */
const objectStart = /\{\s{0,100}"([^"\\]{0,100})"/g;

/**
 * After an error in a list of objects, moves to the next object that can be read and is a record. This object must have at least half
 * of the members of the last object before the error. If there is no such object before, it must begin with the same member as the
 * broken one. Returns false if no object is found, and the error remains.
 */
function skipToSibling(reader: Reader, brokenStart: number, before: JsonNode | undefined, depth: number): boolean {
  const { error, text, end } = reader;
  if (error === undefined) return false;
  objectStart.lastIndex = brokenStart;
  const first = objectStart.exec(text);
  if (first === null || (before === undefined && first.index !== brokenStart)) return false;
  // A string that was not closed extends into the next object.
  let from = Math.max(brokenStart + 1, text.lastIndexOf('{', error.at));
  for (;;) {
    objectStart.lastIndex = from;
    const found = objectStart.exec(text);
    if (found === null || found.index >= end) break;
    const probe: Reader = {
      text,
      end,
      at: found.index,
      isInObjectOfList: true,
      isRecord: reader.isRecord,
      recoveredErrors: [],
    };
    const object = readObject(probe, depth + 1);
    const isNext =
      object?.kind === 'object' &&
      probe.error === undefined &&
      reader.isRecord(object.members) &&
      (before === undefined ? found[1] === first[1] : isLike(object, before));
    if (isNext) {
      reader.recoveredErrors.push({ ...error, at: Math.min(error.at, found.index - 1) });
      delete reader.error;
      reader.at = found.index;
      return true;
    }
    from = Math.max(found.index + 1, probe.error?.at ?? probe.at);
  }
  return false;
}

function isLike(object: JsonNode, other: JsonNode): boolean {
  if (object.kind !== 'object' || other.kind !== 'object') return false;
  const shared = [...other.members.keys()].filter((name) => object.members.has(name)).length;
  return shared * 2 >= other.members.size;
}

function readObject(reader: Reader, depth: number): JsonNode | undefined {
  const start = reader.at;
  const members = new Map<string, JsonNode>();
  reader.at += 1;
  while (peek(reader) !== '}') {
    if (peek(reader) !== '"') {
      fail(reader, peek(reader) === '' ? 'unexpected end of file' : 'expected a name in double quotes');
      break;
    }
    const name = readString(reader);
    if (name === undefined || name.kind !== 'string') break;
    if (peek(reader) !== ':') {
      fail(reader, 'expected a colon');
      break;
    }
    reader.at += 1;
    const value = readValue(reader, depth + 1);
    const isPartial = reader.error !== undefined;
    if (value !== undefined && (!isPartial || value.kind === 'array') && !members.has(name.text)) members.set(name.text, value);
    if (isPartial || !readComma(reader, '}')) break;
  }
  if (reader.error === undefined) {
    reader.at += 1;
  } else if (![...members.values()].some((value) => value.kind === 'array' && value.items.some((item) => item.kind === 'object'))) {
    return undefined;
  }
  return { kind: 'object', span: { start, end: reader.at }, members };
}

/**
 * Whether an array or object continues correctly after an item: a comma follows, which is consumed, or the `closing` bracket. Otherwise
 * reports an error.
 */
function readComma(reader: Reader, closing: string): boolean {
  const next = peek(reader);
  if (next === ',') {
    reader.at += 1;
    return true;
  }
  if (next === closing) return true;
  fail(reader, next === '' ? 'unexpected end of file' : 'expected a comma');
  return false;
}

function readLiteral(reader: Reader): JsonNode | undefined {
  const found = /^(?:-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,10})?|true|false|null|NaN|-?Infinity)/.exec(
    reader.text.slice(reader.at, reader.at + 100),
  )?.[0];
  if (found === undefined) return fail(reader, 'expected a value');
  const span = { start: reader.at, end: reader.at + found.length };
  reader.at = span.end;
  return { kind: 'literal', span, text: found };
}

function readString(reader: Reader): JsonNode | undefined {
  const { text, end } = reader;
  const start = reader.at + 1;
  const quote = text.indexOf('"', start);
  if (quote < 0 || quote >= end) return failString(reader, start);
  const plain = text.slice(start, quote);
  const backslash = plain.indexOf('\\');
  if (backslash < 0) {
    reader.at = quote + 1;
    return { kind: 'string', span: { start, end: quote }, text: plain };
  }
  const close = findClosingQuote(text, start + backslash, end);
  if (close < 0) return failString(reader, start);
  reader.at = close + 1;
  return { kind: 'string', span: { start, end: close }, text: unescapeString(text.slice(start, close)) };
}

function failString(reader: Reader, start: number): undefined {
  reader.at = reader.end;
  return fail(reader, 'unterminated string', start - 1);
}

/** The first unescaped quote at or after `from`; -1 if there is none before `end`. */
function findClosingQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return -1;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const escape = /\\(?:u([\da-fA-F]{4})|([^]))/g;

function unescapeString(raw: string): string {
  return raw.replace(escape, decodeEscape);
}

function decodeEscape(whole: string, hex: string | undefined, character: string | undefined): string {
  if (hex !== undefined) return maskControls(String.fromCharCode(Number.parseInt(hex, 16)));
  if (character === undefined) return whole;
  if (/["\\/]/.test(character)) return character;
  // An unknown escape such as `\alpha` is meant literally.
  return maskControls(escapes[character] ?? whole);
}

/** The text of a JSON string, given its span between the quotation marks. */
export function mapJsonString(source: string, span: Span): MappedText {
  const builder = new MappedTextBuilder();
  addJsonString(builder, source, span);
  return builder.finish();
}

/** Appends the text of a JSON string, given its span between the quotation marks. */
export function addJsonString(builder: MappedTextBuilder, source: string, { start, end }: Span): void {
  let at = start;
  for (const { index, 0: whole, 1: hex, 2: character } of source.slice(start, end).matchAll(escape)) {
    builder.add(source.slice(at, start + index), at, start + index);
    at = start + index + whole.length;
    builder.add(decodeEscape(whole, hex, character), start + index, at);
  }
  builder.add(source.slice(at, end), at, end);
}

/** The value as `JSON.parse` would give it. */
export function toPlainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'string':
      return node.text;
    case 'literal':
      return node.text === 'true' ? true : node.text === 'false' ? false : /^[-\d]/.test(node.text) ? Number(node.text) : null;
    case 'array':
      return node.items.map(toPlainValue);
    case 'object':
      return Object.fromEntries([...node.members].map(([name, value]) => [name, toPlainValue(value)]));
  }
}
