import { parser } from '@lezer/markdown';

/** Syntax nodes that are left out of plain text. */
const marks = new Set(['EmphasisMark', 'CodeMark', 'HeaderMark', 'HorizontalRule']);
/** `[words](address)` becomes `words address`. */
const linkMarks: Readonly<Record<string, string>> = { '[': '', ']': ' ', '(': '', ')': '' };

/**
 * Converts Markdown (CommonMark) to plain text. Emphasis and headings lose their marks, lists remain, and the address of a link follows
 * its words.
 */
export function readMarkdownText(markdown: string): string {
  let text = '';
  let done = 0;
  const replace = (from: number, to: number, by: string): void => {
    text += markdown.slice(done, from) + by;
    done = to;
  };
  parser.parse(markdown).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Escape') replace(from, to, markdown.slice(from + 1, to));
      else if (name === 'LinkMark') replace(from, to, linkMarks[markdown.slice(from, to)] ?? '');
      else if (name === 'URL') replace(from, to, markdown.slice(from, to).replace(/^<|>$/g, ''));
      else if (name === 'QuoteMark') replace(from, markdown[to] === ' ' ? to + 1 : to, '');
      else if (marks.has(name)) replace(from, to, '');
    },
  });
  return (text + markdown.slice(done)).replace(/\n{3,}/g, '\n\n').trim();
}
