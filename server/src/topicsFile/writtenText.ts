import { isMap, isScalar } from 'yaml';
import { maskControls } from '../base/maskControls';
import type { WrittenText } from '../model/topicsText';

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
