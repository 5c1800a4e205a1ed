import { directionControls, directionMarks } from '../../../base/escape';
import type { JsonNode } from '../../../base/jsonReader';
import { mapVerbatim } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import type { DigestHint } from '../../digestHint';
import type { ParsedDigest } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import { withBibtexFields } from '../bibtexFields';
import type { Container } from '../container';
import { findMeanings } from '../objects/fieldNames';
import { readPaperTree, type TreeDialect } from '../objects/paperTree';
import { readYamlNodes, type YamlNodes } from './yamlNodes';

const dialect: TreeDialect = { missingTitleReason: skipReasons.recordWithoutTitle };

/** YAML: lists of records, CSL-YAML, and records one after another with or without `---` between them. */
export const yaml: Container = { format: 'yaml', looksLike: looksLikeYaml, read: readYaml };

/** One or more notes, each with metadata between `---` lines above it. */
export const frontMatter: Container = {
  format: 'front-matter',
  looksLike: (probe, hint) =>
    !isNamedYaml(hint) &&
    /^---[ \t]*\n/.test(probe) &&
    !isStreamOfDocuments(probe) &&
    findHeads(probe).some((head) => isPaperHead(probe, head)),
  read: readFrontMatter,
};

function isNamedYaml({ languageId, path }: DigestHint): boolean {
  return /\.ya?ml$/i.test(path) || languageId === 'yaml';
}

const keyLine = /^(?:- +)?(?:["']?[\p{L}_][\p{L}\p{N}_ .-]{0,40}["']?) ?:(?: |$)/u;

/**
 * Whether a text may be YAML. A file with the name or language of YAML needs only a line with a key. Any other text must begin with a
 * key, and its first keys must include a title and two other fields of papers. Keys with a capital do not count, because labels in
 * prose begin with one.
 */
function looksLikeYaml(probe: string, hint: DigestHint): boolean {
  const lines = probe.split(/\n/, 60).filter((line) => !/^\s*(?:#|$)|^---\s*$|^%YAML/.test(line));
  const head = lines.slice(0, 12);
  if (isNamedYaml(hint)) return head.some((line) => keyLine.test(line.trimStart()));
  if (!head.slice(0, 1).some((line) => keyLine.test(line))) return false;
  const keys = head.flatMap((line) => /^(?: *- +)?(?: *)["']?([a-z][\w-]{0,40})["']? ?:(?: |$)/.exec(line)?.[1] ?? []);
  const meanings = new Set(keys.flatMap((key) => findMeanings(key).map(({ meaning }) => meaning)));
  return (
    meanings.has('title') &&
    meanings.size >= 3 &&
    lines.slice(0, -1).every((line) => keyLine.test(line.trimStart()) || /^(?: +|- )\S/.test(line) || /^-\s*$/.test(line))
  );
}

/** The key of a list that is not indented. Its items are read one by one (`splitRecords`), so they no longer say what they are. */
const listBelowKey = /^["']?([\p{L}_][\p{L}\p{N}_-]{0,40})["']?:[ \t]*\r?\n- /mu;

function readYaml(text: string, hint: DigestHint): ParsedDigest | undefined {
  const parts = splitRecords(text);
  const nodes = parts.map((part) => readPart(text, part));
  const [head, ...others] = nodes.flatMap((part) => part.items);
  // If the first object has neither a title nor a list of objects, it describes the whole file and is not a record.
  const isHead =
    head?.kind === 'object' &&
    others.length > 0 &&
    ![...head.members].some(
      ([name, node]) => isListOfObjects(node) || (node.kind !== 'literal' && findMeanings(name).some(({ meaning }) => meaning === 'title')),
    );
  const items = (head === undefined || isHead ? others : [head, ...others]).map((item) =>
    withBibtexFields(item, (span) => mapVerbatim(text, span)),
  );
  const list: JsonNode = { kind: 'array', span: { start: 0, end: text.length }, items };
  const name = listBelowKey.exec(text)?.[1];
  const { entries, issues } = readPaperTree(
    name === undefined ? list : { kind: 'object', span: list.span, members: new Map([[name, list]]) },
    dialect,
  );
  const errors = nodes.flatMap((part) => part.errors.map((error) => invalidYaml(text, error)));
  if (!isNamedYaml(hint) && errors.length > entries.length) return undefined;
  return { format: 'yaml', pattern: 'YAML', entries, issues: [...issues, ...errors].sort((a, b) => a.span.start - b.span.start) };
}

function isListOfObjects(node: JsonNode): boolean {
  return node.kind === 'array' && node.items.some(({ kind }) => kind === 'object');
}

/**
 * The values of a part and its first error. If the part has an error and contains an indented list, each item of the list and each text
 * between or after the items are read separately. Then an error affects only its own item, and the result contains the first error of
 * each of these pieces.
 */
function readPart(text: string, part: Span): YamlNodes {
  const whole = readYamlNodes(text, part);
  if (whole.errors.length === 0) return whole;
  const list = findIndentedList(text, part);
  if (list === undefined) return { items: whole.items, errors: whole.errors.slice(0, 1) };
  const { items, others, name } = list;
  const [inList, outside] = [items, others].map((spans) => spans.map((span) => readYamlNodes(text, span))) as [YamlNodes[], YamlNodes[]];
  const node: JsonNode = {
    kind: 'array',
    span: part,
    items: inList.flatMap((item) => item.items).flatMap((item) => (item.kind === 'array' ? item.items : [item])),
  };
  const object: JsonNode = { kind: 'object', span: part, members: new Map([[name, node]]) };
  return {
    items: [object, ...outside.flatMap((other) => other.items)],
    errors: [...inList, ...outside].flatMap(({ errors }) => errors.slice(0, 1)),
  };
}

/**
 * Matches a line that is not blank. The first group is its indentation, the second one the dash of a list item. Characters such as tabs
 * and a byte order mark may be before the indentation.
 */
const indentedLine = new RegExp(String.raw`^[\t\ufeff${directionMarks}${directionControls}]*( *)(-(?=[ \t\r\n]|$))?[^\n]*\S[^\n]*$`, 'gm');

/**
 * Finds the items of a list that is indented below its key, such as `papers:`, and the text after or between these items that is not
 * part of the list. undefined if there is no such list.
 */
function findIndentedList(
  text: string,
  { start, end }: Span,
): { readonly name: string; readonly items: readonly Span[]; readonly others: readonly Span[] } | undefined {
  const lines = [...text.slice(start, end).matchAll(indentedLine)];
  const first = lines.findIndex(([, indent = '', dash]) => dash !== undefined && indent !== '');
  const name = /^["']?([^\s#:"'][^:"'\r\n]{0,60})["']?:\s*$/.exec(lines[first - 1]?.[0] ?? '')?.[1];
  if (name === undefined) return undefined;
  const width = lines[first]?.[1]?.length ?? 0;
  const begins = lines
    .slice(first)
    .filter(([line, { length } = '', dash]) => (length === width && dash !== undefined) || (length <= width && !/^\s*#/.test(line)));
  const spans = begins.map((line, at) => ({
    isItem: line[2] !== undefined && line[1]?.length === width,
    start: start + line.index,
    end: begins[at + 1] === undefined ? end : start + (begins[at + 1]?.index ?? 0),
  }));
  return { name, items: spans.filter(({ isItem }) => isItem), others: spans.filter(({ isItem }) => !isItem) };
}

function invalidYaml(text: string, { at, reason }: { at: number; reason: string }): DigestIssue {
  const start = Math.min(at, Math.max(0, text.length - 1));
  return { span: { start, end: Math.min(text.length, start + 1) }, reason: skipReasons.invalidYaml(reason) };
}

/**
 * Splits the text into parts so that a broken record does not affect the other records: at `---` lines if there are any, otherwise at
 * the items of an unindented list or wherever the first unindented key is repeated. Any other text is one part.
 */
function splitRecords(text: string): readonly Span[] {
  const lines = [...text.matchAll(/^(?:- |-(?=\r?$)|---(?=[ \t]*\r?$)|[^\s#\-\][{}"'%][^:\r\n]{0,60}(?=:(?:[ \t\r]|$)))/gm)].map(
    (match) => ({ start: match.index, key: match[0].trim() }),
  );
  const rules = lines.filter(({ key }, index) => key === '---' && index > 0);
  const begins = rules.length > 0 ? rules : lines.filter(({ key }) => key === '-' || key === lines.find((line) => line.key !== '---')?.key);
  const starts = begins.map(({ start }) => start).filter((start) => start > 0);
  return [0, ...starts].map((start, index) => ({ start, end: starts[index] ?? text.length }));
}

const startsWithKey = /^["']?[\p{L}_][\p{L}\p{N}_-]{0,40}["']? ?:(?:\s|$)/u;

/** Whether a text has at least three parts below `---` lines that all begin with a key, so that none of them is prose. */
function isStreamOfDocuments(text: string): boolean {
  const parts = text.split(/^---[ \t]*\r?\n/m).slice(1);
  return parts.length > 2 && parts.every((part) => startsWithKey.test(part.slice(0, 60)));
}

/** The parts that are between two `---` lines, or `---` and `...`, and begin with a key (pandoc manual, "Metadata blocks"). */
function findHeads(text: string): readonly Span[] {
  const rules = [...text.matchAll(/^(?:---|\.\.\.)[ \t]*\r?$/gm)].map(({ index }) => index);
  const heads: Span[] = [];
  for (let at = 0; at + 1 < rules.length; at++) {
    const [open = 0, close = 0] = [rules[at], rules[at + 1]];
    const start = text.indexOf('\n', open) + 1;
    if (text.startsWith('...', open) || !startsWithKey.test(text.slice(start, start + 60))) continue;
    heads.push({ start, end: close });
    at += 1;
  }
  return heads;
}

function isPaperHead(text: string, { start, end }: Span): boolean {
  const keys = [...text.slice(start, Math.min(end, start + 20_000)).matchAll(/^["']?([\p{L}_][\p{L}\p{N}_-]{0,40})["']? ?:/gmu)].map(
    (match) => match[1] ?? '',
  );
  if (keys.includes(references)) return true;
  const meanings = new Set(keys.flatMap((key) => findMeanings(key).map(({ meaning }) => meaning)));
  return meanings.has('title') && (['abstract', 'doi', 'arxiv', 'pubmed', 'venue'] as const).some((meaning) => meanings.has(meaning));
}

function readFrontMatter(text: string): ParsedDigest | undefined {
  const heads = findHeads(text);
  const nodes = heads.map((head) => readYamlNodes(text, head));
  const { entries, issues } = readPaperTree(
    { kind: 'array', span: { start: 0, end: text.length }, items: nodes.flatMap((part) => part.items.map(keepReferences)) },
    dialect,
  );
  if (entries.length === 0) return undefined;
  const errors = nodes.flatMap((part) => part.errors.slice(0, 1).map((error) => invalidYaml(text, error)));
  return {
    format: 'front-matter',
    pattern: 'notes with YAML metadata',
    entries,
    issues: [...issues, ...errors].sort((a, b) => a.span.start - b.span.start),
  };
}

/** The bibliography within the metadata of a document (pandoc manual, "Specifying bibliographic data"). */
const references = 'references';

/** Metadata with a bibliography describe a document that cites papers, and is none of them. */
function keepReferences(node: JsonNode): JsonNode {
  const list = node.kind === 'object' ? node.members.get(references) : undefined;
  return list !== undefined && isListOfObjects(list) ? { kind: 'object', span: node.span, members: new Map([[references, list]]) } : node;
}
