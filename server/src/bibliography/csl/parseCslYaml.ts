import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { maskControls } from '../../base/escape';
import { isDeepYaml } from '../../base/isDeepYaml';
import type { Span } from '../../base/span';
import type { Bibliography, BibliographyEntry, BibliographyIssue, PreviousBibliography } from '../../model/bibliography';
import { type CslMember, findUnchangedEntries, readCslEntry } from './cslEntry';

interface Chunk {
  readonly items: readonly { readonly entry: BibliographyEntry; readonly start: number }[];
  readonly issues: readonly BibliographyIssue[];
  readonly isComplete: boolean;
}

/**
 * Reads CSL-YAML as pandoc does: a list of items, or an object with such a list as `references`. If each item has its own lines, the
 * items are parsed one by one, so that an unfinished item does not affect the others.
 */
export function parseCslYaml(text: string, previous?: PreviousBibliography): Bibliography {
  const unchanged = findUnchangedEntries(text, previous);
  const entries: BibliographyEntry[] = [];
  const starts: number[] = [];
  const issues: BibliographyIssue[] = [];
  let isComplete = true;
  for (const { start, end } of findChunks(text)) {
    const known = unchanged.get(start);
    if (known !== undefined && known.span.end === end - start) {
      entries.push(known);
      starts.push(start);
      continue;
    }
    const chunk = readChunk(text.slice(start, end));
    for (const item of chunk.items) {
      entries.push(item.entry);
      starts.push(start + item.start);
    }
    issues.push(...chunk.issues.map(({ span, reason }) => ({ reason, span: { start: span.start + start, end: span.end + start } })));
    isComplete &&= chunk.isComplete;
  }
  return { format: 'csl-yaml', entries, starts, issues, isComplete };
}

/** The first item of a list in block style. */
const firstDash = /^([ \t]*)-(?=\s)/m;
/**
 * A line that may precede the first item: `---` at the start of a document, a comment, a blank line, `references:`, or other metadata
 * on a single line.
 */
const headLine = /^(?:---.*|\s*#.*|\s*|[A-Za-z_-]+\s*:.*)$/;

/**
 * The spans of the items of a list in block style, each from the start of its first line. For any other text, the span of the whole
 * text.
 */
function findChunks(text: string): readonly Span[] {
  const head = firstDash.exec(text);
  if (head === null || !isListHead(text.slice(0, head.index))) return [{ start: 0, end: text.length }];
  const indent = head[1] ?? '';
  const dash = new RegExp(`^${indent}-(?=\\s)`);
  const chunks: { start: number; end: number }[] = [];
  let at = head.index;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const lineEnd = found < 0 ? text.length : found + 1;
    const line = text.slice(at, lineEnd);
    const last = chunks.at(-1);
    if (dash.test(line)) chunks.push({ start: at, end: lineEnd });
    else if (
      last !== undefined &&
      (line.trim() === '' || line.trimStart().startsWith('#') || line.startsWith(`${indent} `) || line.startsWith(`${indent}\t`))
    )
      last.end = lineEnd;
    else break;
    at = lineEnd;
  }
  return chunks.map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }));
}

/** Whether the first item belongs to `references:`, or to a list that is the whole text. */
function isListHead(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const last = lines.at(-1);
  return lines.every((line) => headLine.test(line)) && (last === undefined || /^---\s*$|^references\s*:\s*(?:#.*)?$/.test(last));
}

function readChunk(text: string): Chunk {
  if (isDeepYaml(text))
    return {
      items: [],
      issues: [{ span: { start: 0, end: text.length }, reason: 'This is nested too deeply.' }],
      isComplete: false,
    };
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  const [error] = document.errors;
  const issues: BibliographyIssue[] = [];
  if (error !== undefined) issues.push({ span: { start: error.pos[0], end: Math.min(error.pos[1], text.length) }, reason: error.message });
  const items: { entry: BibliographyEntry; start: number }[] = [];
  const nodes = listItems(document);
  for (const node of nodes) {
    // If an item was parsed separately, its span includes the beginning of its line.
    const start = nodes.length === 1 && /^[ \t]*-/.test(text) ? 0 : (node.range?.[0] ?? 0);
    const end = start === 0 ? text.length : (node.range?.[1] ?? text.length);
    const entry = readCslEntry(readMembers(node, document, start), end - start);
    if (entry !== undefined) items.push({ entry, start });
    else if (error === undefined)
      issues.push({ span: { start, end: Math.min(end, start + 80) }, reason: "This item has no id and can't be cited." });
  }
  return { items, issues, isComplete: error === undefined };
}

function listItems({ contents }: Document.Parsed): readonly YAMLMap[] {
  const list: unknown = isMap(contents) ? contents.get('references', true) : contents;
  return isSeq(list) ? list.items.flatMap((item) => (isMap(item) ? [item as YAMLMap] : [])) : [];
}

function readMembers(node: YAMLMap, document: Document.Parsed, start: number): readonly CslMember[] {
  return node.items.flatMap(({ key, value }): CslMember[] => {
    if (!isScalar(key) || value === null || typeof value !== 'object' || !('range' in value)) return [];
    const found = value as Node;
    const [from, to] = found.range ?? [0, 0];
    return [{ name: String(key.value), value: toValue(found, document), span: trimQuotes(found, from - start, to - start) }];
  });
}

/**
 * The span of a scalar without its quotes, so that the span of a key is the key itself. An unfinished scalar may consist of a single
 * quote.
 */
function trimQuotes(node: Node, start: number, end: number): Span {
  const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  return isQuoted && end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
}

function toValue(node: Node, document: Document.Parsed): unknown {
  try {
    return node.toJS(document, { reviver: (_, value: unknown) => (typeof value === 'string' ? maskControls(value) : value) }) as unknown;
  } catch {
    // The value contains an undefined alias, or too many aliases.
    return null;
  }
}
