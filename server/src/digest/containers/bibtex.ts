import { foldText } from '#text';
import type { JsonNode } from '../../base/jsonReader';
import type { Span } from '../../base/span';
import { texToText } from '../../base/tex/texToText';
import { trimBlank } from '../pages/lineBlocks';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import { withSubtitle } from './latex/biblatexEntries';
import { readPaperTree } from './objects/paperTree';

/** The BibTeX entries of a text, and the spans that they fill. */
export interface BibtexEntries {
  readonly entries: readonly UnnamedRecord[];
  readonly spans: readonly Span[];
}

/** An entry begins its line, but a quoted mail or an element of a page may be before it. */
const opening = /(?<=^[ \t>]{0,40}|>)@([a-z]{3,30})[ \t]*[{(][ \t]*[^\s,{}()"=]{0,200}[ \t]*,/gim;
const noEntry = /^(?:comment|string|preamble)$/i;

/**
 * Finds the BibTeX entries in any text, such as a list of papers with an entry below each. An entry that is never closed ends before the
 * next one. Takes linear time.
 */
export function readBibtexEntries(text: string): BibtexEntries {
  const root: JsonNode = { kind: 'array', span: { start: 0, end: text.length }, items: readBibtexObjects(text) };
  const wrapped = new Map<string, JsonNode>([['bibliography', root]]);
  const { entries } = readPaperTree(
    { kind: 'object', span: root.span, members: wrapped },
    { missingTitleReason: skipReasons.recordWithoutTitle },
  );
  return { entries, spans: entries.map(({ span }) => span) };
}

/** The BibTeX entries of a text as objects with their fields, with names in lower case and values in plain text. */
export function readBibtexObjects(text: string): readonly JsonNode[] {
  const found = [...text.matchAll(opening)].filter(([, type = '']) => !noEntry.test(type));
  return found.map(({ index, 0: head }, at) => readEntry(text, index, index + head.length, found[at + 1]?.index ?? text.length));
}

const fieldName = /[\s,]*([a-z][\w-]{0,60})[ \t\r\n]*=[ \t\r\n]*/iy;
const bareValue = /[^\s,{}()"#]{1,200}/y;
const joint = /\s*#\s*/y;

function readEntry(text: string, start: number, from: number, limit: number): JsonNode {
  const members = new Map<string, JsonNode>();
  let at = from;
  for (;;) {
    fieldName.lastIndex = at;
    const name = fieldName.exec(text);
    if (name?.[1] === undefined || fieldName.lastIndex > limit) break;
    const value = readValue(text, fieldName.lastIndex, limit);
    if (value === undefined) break;
    at = value.end;
    const key = name[1].toLowerCase();
    if (!members.has(key)) members.set(key, toNode(text, key, value));
  }
  const close = /[\s,]*[})]/y;
  close.lastIndex = at;
  const end = close.test(text) && close.lastIndex <= limit ? close.lastIndex : at;
  return { kind: 'object', span: { start, end }, members: withSubtitle(members) };
}

interface Value {
  /** Without its delimiters. */
  readonly tex: string;
  readonly span: Span;
  readonly end: number;
}

/** A value of one or more parts that `#` joins; undefined if it has no end before `limit`. */
function readValue(text: string, from: number, limit: number): Value | undefined {
  let tex = '';
  let at = from;
  let span: Span | undefined;
  for (;;) {
    const sign = text.charAt(at);
    if (sign === '{' || sign === '"') {
      const end = findEnd(text, at, limit);
      if (end === undefined) return undefined;
      span ??= { start: at + 1, end };
      tex += text.slice(at + 1, end);
      at = end + 1;
    } else {
      bareValue.lastIndex = at;
      const word = bareValue.exec(text)?.[0];
      if (word === undefined || at + word.length > limit) return undefined;
      span ??= { start: at, end: at + word.length };
      tex += word;
      at += word.length;
    }
    joint.lastIndex = at;
    if (!joint.test(text) || joint.lastIndex >= limit) return { tex, span, end: at };
    at = joint.lastIndex;
  }
}

/** The offset of the brace or quotation mark that ends a value. A quotation mark in braces doesn't. */
function findEnd(text: string, open: number, limit: number): number | undefined {
  const isQuoted = text.charAt(open) === '"';
  let depth = 0;
  for (let at = isQuoted ? open + 1 : open; at < limit; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (isQuoted ? sign === '"' && depth === 0 : depth === 0) return at;
    if (depth < 0) return undefined;
  }
  return undefined;
}

function toNode(text: string, name: string, { tex, span }: Value): JsonNode {
  const shown = trimBlank(text, span.start, span.end);
  if (name !== 'author') return { kind: 'string', span: shown, text: texToText(tex) };
  const people = splitPeople(tex).map((person): JsonNode => ({ kind: 'string', span: shown, text: texToText(person) }));
  return { kind: 'array', span: shown, items: people };
}

/** Splits names at `and` outside of braces ("BibTeXing", 4.4). */
function splitPeople(tex: string): readonly string[] {
  const people: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of tex.matchAll(/[{}]|(?<=\s)and(?=\s)/gi)) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0) {
      people.push(tex.slice(from, index));
      from = index + sign.length;
    }
  }
  people.push(tex.slice(from));
  return people.map((person) => person.trim()).filter((person) => person !== '');
}

/**
 * Adds BibTeX entries to the papers around them. An entry with the title of one of these completes it. If these are most of the entries,
 * the others belong to papers around them too, whose titles are spelled in another way there.
 */
export function joinBibtex(around: ParsedDigest, { entries }: BibtexEntries, isList: boolean): ParsedDigest {
  const byTitle = new Map(entries.map((entry) => [foldText(entry.title), entry]));
  const completed = around.entries.map((paper) => complete(paper, byTitle.get(foldText(paper.title))));
  const known = new Set(around.entries.map(({ title }) => foldText(title)));
  const others = entries.filter(({ title }) => !known.has(foldText(title)));
  const added = isList && 2 * others.length > entries.length ? others : [];
  return { ...around, entries: [...completed, ...added].sort((a, b) => a.span.start - b.span.start) };
}

/** Adds to a paper what only its entry says. */
function complete(paper: UnnamedRecord, entry: UnnamedRecord | undefined): UnnamedRecord {
  if (entry === undefined) return paper;
  const { authors, hasMoreAuthors, year, venue, doi, arxivId } = entry;
  return {
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(doi === undefined ? {} : { doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...paper,
    ...(paper.authors.length > 0 ? {} : { authors, ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }) }),
  };
}
