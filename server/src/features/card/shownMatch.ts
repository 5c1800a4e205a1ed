import { readReadable } from '../../base/readableText';
import type { FieldMatch } from '../../search/highlight/explainMatch';

/** A match with its text as a reader sees it; of a replaced sign that matched in part, all is marked. */
export function showMatch<M extends Pick<FieldMatch, 'text' | 'ranges'>>(match: M): M {
  const { text, fromSource } = readReadable(match.text);
  if (text === match.text) return match;
  const ranges = match.ranges.flatMap(([start, end]) => {
    const shown = fromSource({ start, end });
    return shown.start < shown.end ? [[shown.start, shown.end] as const] : [];
  });
  return { ...match, text, ranges };
}
