import type { Span } from './span';

/** YAML at the top of a text, between a line `---` and a line `---` or `...` (Jekyll, "Front Matter"; pandoc manual, "yaml_metadata_block"). */
interface FrontMatter {
  /** The YAML between the two lines. */
  readonly yaml: Span;
  /** Where the text after the closing line begins. */
  readonly end: number;
}

/** undefined if the text does not begin with the opening line, or if the closing line does not end within `maxLength` UTF-16 units. */
export function findFrontMatter(text: string, maxLength = text.length): FrontMatter | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text.slice(0, 20));
  if (opening === null) return undefined;
  const start = opening[0].length;
  const closing = findClosingLine(text.slice(0, maxLength), start);
  return closing && { yaml: { start, end: closing.start }, end: closing.end + (/^\r?\n/.exec(text.slice(closing.end))?.[0].length ?? 0) };
}

/** The first line `---` or `...` from the beginning of a line on, without its line break. */
export function findClosingLine(text: string, from: number): Span | undefined {
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
  closing.lastIndex = from;
  const found = closing.exec(text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}
