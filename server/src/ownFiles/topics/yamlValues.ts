import { type ErrorCode, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { maskControls } from '../../base/escape';
import type { Span } from '../../base/span';
import { cutToLine, type OwnFileIssue } from '../ownFile';
import type { WrittenText } from './topicsText';

/** Reads values of the topics file, and collects what is wrong with them. */
export class ValueReader {
  readonly issues: OwnFileIssue[] = [];

  constructor(private readonly text: string) {}

  /** The label of a topic or heading; undefined if it has none, which is reported with `reason`. */
  readLabel(map: YAMLMap, reason: string): WrittenText | undefined {
    const label = findAll(map, 'label')
      .map((value) => readWrittenText(this.text, value))
      .find((value) => value !== undefined && value.value !== '');
    if (label === undefined) this.report(map, reason);
    return label;
  }

  /** A list of texts. A single value counts as a list of one. */
  readList(value: unknown): readonly WrittenText[] {
    if (isNothing(value)) return [];
    const items = isSeq(value) ? value.items : [value];
    return items.flatMap((item) => {
      const text = readWrittenText(this.text, item);
      if (text === undefined) this.report(item, 'Expected text.');
      return text === undefined || text.value === '' ? [] : [text];
    });
  }

  /** Reports the keys of a topic or heading that are none of `names`. */
  reportOtherKeys(map: YAMLMap, names: readonly string[], reason: string): void {
    for (const { key } of map.items) if (!isScalar(key) || !names.some((name) => name === key.value)) this.report(key, reason);
  }

  /** Marks a part of the file: the beginning of the file if `node` has no place in it, as an absent value. */
  report(node: unknown, reason: string): void {
    const range = isNode(node) ? node.range : undefined;
    this.issues.push({ span: toSpan(range ?? [0, 0], this.text), reason });
  }
}

/** The values of all keys with this name, because the writer may have used a key twice. */
export function findAll(map: YAMLMap, name: string): readonly unknown[] {
  return map.items.filter(({ key }) => isScalar(key) && key.value === name).map(({ value }) => value);
}

/** Whether a key has no value, as in `papers:`. */
export function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

/** The span of a node, up to the end of its first line. */
export function toSpan([start, end]: readonly number[], text: string): Span {
  const from = Math.min(start ?? 0, text.length);
  return cutToLine(text, { start: from, end: Math.max(from, end ?? from) });
}

/**
 * A value of the topics file as the writer means it; undefined if it is not a text. YAML parses an unquoted title with a colon, such as
 * `- Kite: Attention that flies`, as a map. A map on one line and without braces therefore counts as the text that the writer wrote.
 * `text` is the source of the node.
 */
export function readWrittenText(text: string, node: unknown): WrittenText | undefined {
  if (!isScalar(node) && !isMap(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  const source = text.slice(start, end);
  if (isMap(node)) {
    const value = source.trimEnd();
    return value.includes('\n') || node.flow === true ? undefined : { value, start, end: start + value.length };
  }
  if (node.value === null) return undefined;
  const marks = /^(["'])[^]*\1$/.test(source) && source.length > 1 ? 1 : 0;
  // A number or a boolean counts as the text that the writer wrote.
  const value = typeof node.value === 'string' ? node.value : source;
  return { value: maskControls(value).replace(/\s+/g, ' ').trim(), start: start + marks, end: end - marks };
}

export function describeYamlError(code: ErrorCode): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Indent lines with spaces, not tabs.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'Enclose text that contains a colon in quotation marks: "Kite: A model".';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return 'Invalid YAML. Check the indentation, brackets and quotation marks.';
    default:
      return 'Invalid YAML.';
  }
}
