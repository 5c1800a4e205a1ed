import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import { maskControls } from '../../../base/escape';
import { isDeepYaml } from '../../../base/isDeepYaml';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import { trimBlank } from '../../pages/lineBlocks';

/** The values of a part of YAML, and its errors. */
export interface YamlNodes {
  readonly items: readonly JsonNode[];
  readonly errors: readonly { readonly at: number; readonly reason: string }[];
}

/**
 * Reads the values of a part of YAML in linear time. Aliases are not followed, because a few lines of aliases may expand to an enormous
 * size.
 */
export function readYamlNodes(text: string, { start, end }: Span): YamlNodes {
  const yaml = text.slice(start, end);
  if (isDeepYaml(yaml)) return { items: [], errors: [{ at: start, reason: 'nested too deeply' }] };
  const documents = parseAllDocuments(yaml, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false, version: '1.2' });
  const read = 'empty' in documents ? [] : documents;
  const items = read.flatMap(({ contents }) => (contents === null ? [] : toNodes(contents as Node, text, start)));
  const errors = read.flatMap((document) =>
    document.errors.map(({ pos, message }) => ({ at: Math.min(text.length, start + pos[0]), reason: message.split('\n', 1).join('') })),
  );
  return { items, errors };
}

/** Returns several nodes if records follow each other without a separator, so that their keys repeat. */
function toNodes(node: Node, text: string, offset: number): readonly JsonNode[] {
  if (isMap(node)) return splitMap(node, text, offset);
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => toNodes(item as Node, text, offset));
    return [{ kind: 'array', span: locateNode(node, text, offset), items }];
  }
  if (!isScalar(node) || node.value === null) return [];
  const value = node.value;
  const span = locateNode(node, text, offset);
  // A quoted value that is never closed is incomplete or contains too much, so it is left out.
  if (
    /^["']/.test(text.charAt(span.start - 1)) &&
    node.type?.startsWith('QUOTE_') === true &&
    text.charAt(span.end) !== text.charAt(span.start - 1)
  )
    return [];
  if (typeof value === 'string') return [{ kind: 'string', span, text: maskControls(value) }];
  return [{ kind: 'literal', span, text: text.slice(span.start, span.end) }];
}

function splitMap(map: YAMLMap, text: string, offset: number): readonly JsonNode[] {
  const records: { start: number; end: number; members: Map<string, JsonNode> }[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key) || key.range === undefined || key.range === null) continue;
    const name = String(key.value);
    const start = offset + key.range[0];
    const nodes = value === null ? [] : toNodes(value as Node, text, offset);
    const node: JsonNode =
      nodes.length === 1 && nodes[0] !== undefined
        ? nodes[0]
        : { kind: 'array', span: { start, end: nodes.at(-1)?.span.end ?? start }, items: nodes };
    const end = Math.max(node.span.end, offset + key.range[1]);
    const last = records.at(-1);
    if (last === undefined || last.members.has(name)) records.push({ start, end, members: new Map([[name, node]]) });
    else {
      last.members.set(name, node);
      last.end = end;
    }
  }
  return records.map(({ start, end, members }) => ({ kind: 'object', span: { start, end }, members }));
}

/** The span of a value without its quotes, or without the `|` or `>` that begins a block. */
function locateNode(node: Node, text: string, offset: number): Span {
  const [first, last] = node.range ?? [0, 0];
  const [start, end] = [offset + first, offset + last];
  const quote = text[start];
  if (isScalar(node) && (quote === '"' || quote === "'"))
    return { start: start + 1, end: Math.max(start + 1, text[end - 1] === quote ? end - 1 : end) };
  if (isScalar(node) && (quote === '|' || quote === '>')) {
    const lineEnd = text.indexOf('\n', start);
    return trimBlank(text, lineEnd < 0 ? start : Math.min(lineEnd, end), end);
  }
  return trimBlank(text, start, end);
}
