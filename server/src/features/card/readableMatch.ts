import { createReadableText } from '../../base/readableText';
import type { FieldMatch } from '../../search/highlight/explainMatch';

/**
 * Replaces the text of a match by its readable form and adapts the highlighted ranges. If a range covers only a part of a replaced
 * piece of text, such as of a LaTeX command, the whole replacement is highlighted.
 */
export function toReadableMatch<M extends Pick<FieldMatch, 'text' | 'ranges'>>(match: M): M {
  const { text, fromSource } = createReadableText(match.text);
  if (text === match.text) return match;
  const ranges = match.ranges.flatMap(([start, end]) => {
    const shown = fromSource({ start, end });
    return shown.start < shown.end ? [[shown.start, shown.end] as const] : [];
  });
  return { ...match, text, ranges };
}
