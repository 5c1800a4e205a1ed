/**
 * Returns the offset after the block that begins at `start`; undefined if no block begins there. The result is `unclosed` if the text
 * looks like the beginning of a block that never ends; then it is ordinary text. `line` is the text from `start` to the end of the
 * line.
 */
export type FindBlockEnd = (text: string, start: number, line: string) => number | 'unclosed' | undefined;

/**
 * Creates functions that find the ends of blocks that may be long. The last closing tag of each kind of HTML element, and the ends of
 * all environments, are searched for only once, when they are first needed. So a draft with many unclosed blocks is still read quickly.
 * Callers only ask for blocks at or after `from`.
 */
export function createBlockEndFinders(
  text: string,
  from: number,
): { readonly verbatimHtml: FindBlockEnd; readonly texEnvironment: FindBlockEnd } {
  const lastCloser = new Map<string, number>();
  let environments: ReadonlyMap<number, number> | undefined;
  return {
    verbatimHtml: (_, start, line) => {
      const closer = getHtmlCloser(line);
      if (closer === undefined) return undefined;
      const last = lastCloser.get(closer.source) ?? findLast(text, closer, from);
      lastCloser.set(closer.source, last);
      if (last < start) return 'unclosed';
      closer.lastIndex = start + 4;
      const found = closer.exec(text);
      return found === null ? 'unclosed' : found.index + found[0].length;
    },
    texEnvironment: (_, start, line) => {
      if (!line.startsWith('\\begin{')) return undefined;
      environments ??= matchEnvironments(text, from);
      return environments.get(start) ?? 'unclosed';
    },
  };
}

/** Text that can change where a block that began far above ends: the end of a block, or a `\begin`, which takes the next `\end`. */
export const longBlockBoundary = /-->|<\/(?:script|pre|style|textarea)|\\(?:begin|end)\{|^(?:---|\.\.\.)/im;

/** A pattern for the end of the comment or verbatim element that begins the line; undefined if the line begins with neither. */
function getHtmlCloser(line: string): RegExp | undefined {
  if (line[0] !== '<') return undefined;
  if (line.startsWith('<!--')) return /-->/g;
  const tag = /^<(script|pre|style|textarea)(?:[\s>]|$)/i.exec(line)?.[1];
  return tag === undefined ? undefined : new RegExp(`</${tag.toLowerCase()}>`, 'gi');
}

function findLast(text: string, pattern: RegExp, from: number): number {
  let last = -1;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index;
  return last;
}

/** Maps the offset of each `\begin{x}` to the offset after its `\end{x}`. Environments of the same name may be nested. */
function matchEnvironments(text: string, from: number): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  const marks = /\\(begin|end)\{([A-Za-z]+\*?)\}/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const name = mark[2] ?? '';
    const starts = open.get(name) ?? [];
    open.set(name, starts);
    if (mark[1] === 'begin') starts.push(mark.index);
    else {
      const start = starts.pop();
      if (start !== undefined) ends.set(start, mark.index + mark[0].length);
    }
  }
  return ends;
}
