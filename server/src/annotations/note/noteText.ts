import { splitBlocks } from './parseNote';

/** A note's text with its headings changed to strong text, because headings could be confused with those of the draft. */
export function replaceHeadingsByStrong(words: string): string {
  const text = words.replace(/\r\n?/g, '\n');
  let done = 0;
  let softened = '';
  for (const { kind, start, end } of splitBlocks(text, 0)) {
    if (kind !== 'heading') continue;
    const title = text
      .slice(start, end)
      .replace(/\n *(?:=+|-+) *$/, '')
      .replace(/^ {0,3}#{1,6}(?=\s|$)/, '')
      .replace(/\s+#+\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim();
    softened += `${text.slice(done, start)}${title === '' ? '' : `**${title}**`}`;
    done = end;
  }
  return (softened + text.slice(done)).trim();
}

/** The first paragraph of a note's text, or the first item if the text begins with a list, as one line. Empty if there is neither. */
export function findFirstParagraph(words: string): string {
  const text = words.replace(/\r\n?/g, '\n');
  const first = splitBlocks(text, 0).find(({ kind }) => kind === 'paragraph' || kind === 'other');
  if (first === undefined) return '';
  const [lines = ''] = text.slice(first.start, first.end).split(/\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])|\n[ \t]*\n/);
  return lines
    .replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text of a note without the marks that begin and end a comment, because an unclosed comment would hide the text after it. */
export function removeCommentMarks(words: string): string {
  return words.replace(/<!--|-->/g, '');
}
