import { maskControls } from '../../base/escape';
import type { JsonNode } from '../../base/jsonReader';
import type { Span } from '../../base/span';
import type { DigestHint } from '../digestHint';
import type { ParsedDigest } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import type { Container } from './container';
import { findMeanings } from './objects/fieldNames';
import type { JsonObject } from './objects/paperObject';
import { readPaperTree } from './objects/paperTree';

/** A file of records in TOML: `[[papers]]`. */
export const toml: Container = {
  format: 'toml',
  looksLike: (probe, hint) =>
    isNamedToml(hint) ? /^[\w."'-]+[ \t]*=|^\[/m.test(probe) : /^\[\[[\w.-]{1,60}\]\][ \t]*\n(?:[ \t]*\n)?[\w-]+[ \t]*=/.test(probe),
  read: (text) => readTables(text, [{ start: 0, end: text.length }], 'TOML'),
};

/** One or more notes, each with metadata between `+++` lines above it (Hugo, "Front matter"). */
export const tomlFrontMatter: Container = {
  format: 'front-matter',
  looksLike: (probe, hint) => !isNamedToml(hint) && /^\+\+\+[ \t]*\n/.test(probe),
  read(text) {
    const read = readTables(text, findHeads(text), 'notes with TOML metadata');
    return read.entries.length === 0 ? undefined : { ...read, format: 'front-matter' };
  },
};

function isNamedToml({ path, languageId }: DigestHint): boolean {
  return /\.toml$/i.test(path) || languageId === 'toml';
}

/** The parts between two `+++` lines that describe a paper. */
function findHeads(text: string): readonly Span[] {
  const marks = [...text.matchAll(/^\+\+\+[ \t]*\r?$/gm)];
  const heads: Span[] = [];
  for (let at = 0; at + 1 < marks.length; at += 2)
    heads.push({ start: (marks[at]?.index ?? 0) + 3, end: marks[at + 1]?.index ?? text.length });
  return heads.filter((head) => isPaperHead(readTomlTable(text, head)));
}

/** Articles of a blog have titles, authors and dates too. */
function isPaperHead({ members }: JsonObject): boolean {
  const meanings = new Set([...members.keys()].flatMap((key) => findMeanings(key).map(({ meaning }) => meaning)));
  if (!meanings.has('title')) return false;
  return (
    (['abstract', 'doi', 'arxiv', 'pubmed', 'venue'] as const).some((meaning) => meanings.has(meaning)) ||
    (meanings.has('authors') && meanings.has('year'))
  );
}

function readTables(text: string, parts: readonly Span[], pattern: string): ParsedDigest {
  const { entries, issues } = readPaperTree(
    { kind: 'array', span: { start: 0, end: text.length }, items: parts.map((part) => readTomlTable(text, part)) },
    { missingTitleReason: skipReasons.recordWithoutTitle },
  );
  return { format: 'toml', pattern, entries, issues };
}

interface Table {
  readonly span: { readonly start: number; end: number };
  readonly members: Map<string, JsonNode>;
}

interface Reader {
  readonly text: string;
  readonly end: number;
  at: number;
}

/** Tables and arrays that are nested more deeply are left out. */
const maxDepth = 50;
const header = /[ \t]*(\[\[?)[ \t]*([\w.\- \t"']{1,200}?)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
const assignment = /[ \t]*((?:[\w-]{1,100}|"[^"\\\n]{0,100}"|'[^'\n]{0,100}')(?:[ \t]*\.[ \t]*[\w-]{1,100}){0,8})[ \t]*=[ \t]*/y;
/** Tables of Hugo and Zola that hold further fields of a page. */
const ofPage = /^(?:extra|params|taxonomies)$/;

/** Reads a part of a text in TOML (toml.io, 1.0) into an object, and skips lines that can't be read. */
function readTomlTable(text: string, { start, end }: Span): JsonObject {
  const reader: Reader = { text, end, at: start };
  const root: Table = { span: { start, end }, members: new Map() };
  let table = root;
  while (reader.at < end) {
    const found = match(reader, header);
    if (found !== undefined) {
      const [, bracket = '', name = ''] = found;
      table = openTable(root, name, bracket === '[[', { start: reader.at - found[0].length, end: reader.at });
    } else {
      const key = match(reader, assignment)?.[1];
      const value = key === undefined ? undefined : readValue(reader, 0);
      if (key !== undefined) {
        const name = key.replace(/^["']|["']$/g, '');
        const span = { start: reader.at, end: reader.at };
        // A field that was left empty is still a field.
        if (!table.members.has(name)) table.members.set(name, value ?? { kind: 'literal', span, text: '' });
        table.span.end = Math.max(table.span.end, value?.span.end ?? 0);
      }
    }
    const lineEnd = text.indexOf('\n', reader.at);
    reader.at = lineEnd < 0 ? end : Math.min(end, lineEnd + 1);
  }
  return { kind: 'object', span: root.span, members: root.members };
}

function openTable(root: Table, name: string, isItem: boolean, span: Span): Table {
  if (ofPage.test(name)) return root;
  const table: Table = { span: { ...span }, members: new Map() };
  const node: JsonNode = { kind: 'object', span: table.span, members: table.members };
  const known = root.members.get(name);
  if (!isItem) root.members.set(name, node);
  else if (known?.kind === 'array') (known.items as JsonNode[]).push(node);
  else root.members.set(name, { kind: 'array', span, items: [node] });
  return table;
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null || reader.at + found[0].length > reader.end) return undefined;
  reader.at += found[0].length;
  return found;
}

const blank = /(?:\s|#[^\n]*)*/y;
const literal = /[^\s,#\]}"'[{]{1,100}(?: \d\d:[^\s,#\]}]{1,30})?/y;

function readValue(reader: Reader, depth: number): JsonNode | undefined {
  const { text, at } = reader;
  const sign = text.charAt(at);
  if (depth > maxDepth || at >= reader.end) return undefined;
  if (text.startsWith('"""', at) || text.startsWith("'''", at)) return readQuoted(reader, text.slice(at, at + 3));
  if (sign === '"' || sign === "'") return readQuoted(reader, sign);
  if (sign === '[' || sign === '{') return readList(reader, depth);
  const found = match(reader, literal)?.[0];
  if (found === undefined) return undefined;
  // Dates have no quotation marks in TOML.
  return { kind: /^\d{4}-/.test(found) ? 'string' : 'literal', span: { start: at, end: reader.at }, text: found };
}

function readQuoted(reader: Reader, quote: string): JsonNode | undefined {
  const { text } = reader;
  const start = reader.at + quote.length;
  const lineEnd = quote.length === 1 ? text.indexOf('\n', start) : -1;
  const limit = lineEnd < 0 ? reader.end : Math.min(reader.end, lineEnd);
  let end = text.indexOf(quote, start);
  while (quote.startsWith('"') && end >= 0 && end < limit && isEscaped(text, end, start)) end = text.indexOf(quote, end + 1);
  if (end < 0 || end > limit - quote.length) return undefined;
  reader.at = end + quote.length;
  const raw = text.slice(start, end);
  return { kind: 'string', span: { start, end }, text: quote.startsWith('"') ? unescape(raw) : raw };
}

function isEscaped(text: string, at: number, from: number): boolean {
  let before = at;
  while (before > from && text.charAt(before - 1) === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: ' ', f: ' ', '"': '"', '\\': '\\' };

function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\s+)|(.))/g,
    (whole: string, short?: string, long?: string, space?: string, sign = '') => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (code <= 0x10ffff) return maskControls(String.fromCodePoint(code));
      return space === undefined ? maskControls(escapes[sign] ?? whole) : '';
    },
  );
}

/** Reads an array or an inline table, which may be spread over several lines. */
function readList(reader: Reader, depth: number): JsonNode | undefined {
  const start = reader.at;
  const isArray = reader.text.charAt(start) === '[';
  const items: JsonNode[] = [];
  const members = new Map<string, JsonNode>();
  reader.at += 1;
  for (;;) {
    match(reader, blank);
    const sign = reader.text.charAt(reader.at);
    if (reader.at >= reader.end) return undefined;
    if (sign === (isArray ? ']' : '}')) break;
    if (sign === ',') {
      reader.at += 1;
      continue;
    }
    const key = isArray ? '' : match(reader, assignment)?.[1];
    const value = key === undefined ? undefined : readValue(reader, depth + 1);
    if (key === undefined || value === undefined) return undefined;
    if (isArray) items.push(value);
    else members.set(key, value);
  }
  reader.at += 1;
  const span = { start, end: reader.at };
  return isArray ? { kind: 'array', span, items } : { kind: 'object', span, members };
}
