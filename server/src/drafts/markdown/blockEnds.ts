/** The offset behind the block that begins at `start`; undefined where none does. `line` is the text from `start` to the line's end. */
export type FindEnd = (text: string, start: number, line: string) => number | undefined;

/**
 * Finds the ends of blocks that may reach far. What a document needs for that is computed once and when it is first
 * asked for, so that a document full of openers without ends costs no more than any other.
 */
export function findBlockEnds(text: string): { readonly verbatimHtml: FindEnd; readonly texEnvironment: FindEnd } {
  const lastCloser = new Map<string, number>();
  let environments: ReadonlyMap<number, number> | undefined;
  return {
    verbatimHtml: (_, start, line) => {
      const closer = getHtmlCloser(line);
      if (closer === undefined) return undefined;
      const last = lastCloser.get(closer.source) ?? findLast(text, closer);
      lastCloser.set(closer.source, last);
      if (last < start) return undefined;
      closer.lastIndex = start + 4;
      const found = closer.exec(text);
      return found === null ? undefined : found.index + found[0].length;
    },
    texEnvironment: (_, start, line) => {
      if (!line.startsWith('\\begin{')) return undefined;
      environments ??= matchEnvironments(text);
      return environments.get(start);
    },
  };
}

/** What ends a comment, or an element whose content is verbatim; undefined where the line begins neither. */
function getHtmlCloser(line: string): RegExp | undefined {
  if (line[0] !== '<') return undefined;
  if (line.startsWith('<!--')) return /-->/g;
  const tag = /^<(script|pre|style|textarea)(?:[\s>]|$)/i.exec(line)?.[1];
  return tag === undefined ? undefined : new RegExp(`</${tag.toLowerCase()}>`, 'gi');
}

function findLast(text: string, pattern: RegExp): number {
  let last = -1;
  for (const found of text.matchAll(pattern)) last = found.index;
  return last;
}

/** From the offset of each `\begin{x}` to the offset behind its `\end{x}`; those of one name may nest. */
function matchEnvironments(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const mark of text.matchAll(/\\(begin|end)\{([A-Za-z]+\*?)\}/g)) {
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
