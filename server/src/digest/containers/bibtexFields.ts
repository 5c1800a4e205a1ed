import type { JsonNode } from '../../base/jsonReader';
import type { MappedText } from '../../base/mappedText';
import type { Span } from '../../base/span';
import { readBibtexObjects } from './bibtex';

const isBibtex = /^\s*@[a-z]{3,30}\s*[{(]/i;

/**
 * Adds the fields of BibTeX to the objects that hold it in a string: `{"stars": 4, "bibtex": "@article{..."}` is one paper. Fields that the
 * object gives itself stand. Where a string holds several entries, each is an object of its own. `mapText` returns the text of a string's
 * span in the file. Takes linear time.
 */
export function withBibtexFields(node: JsonNode, mapText: (span: Span) => MappedText): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => withBibtexFields(item, mapText)) };
  if (node.kind !== 'object') return node;
  const members = new Map<string, JsonNode>();
  const added: (readonly [string, JsonNode])[] = [];
  for (const [name, member] of node.members) {
    const entries = member.kind === 'string' && isBibtex.test(member.text) ? readEntries(mapText(member.span)) : [];
    const [only] = entries;
    if (entries.length === 1 && only?.kind === 'object') added.push(...only.members);
    else if (entries.length > 1) members.set('bibliography', { kind: 'array', span: member.span, items: entries });
    else members.set(name, withBibtexFields(member, mapText));
  }
  for (const [name, member] of added) {
    const own = members.get(name);
    if (own === undefined || (own.kind === 'literal' && own.text === 'null')) members.set(name, member);
  }
  return { ...node, members };
}

function readEntries({ text, toSource }: MappedText): readonly JsonNode[] {
  return readBibtexObjects(text).map((entry) => relocate(entry, toSource));
}

function relocate(node: JsonNode, toSource: MappedText['toSource']): JsonNode {
  const span = toSource(node.span);
  if (node.kind === 'array') return { ...node, span, items: node.items.map((item) => relocate(item, toSource)) };
  if (node.kind !== 'object') return { ...node, span };
  return { ...node, span, members: new Map([...node.members].map(([name, member]) => [name, relocate(member, toSource)])) };
}
