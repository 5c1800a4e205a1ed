import { splitBlocks } from './splitBlocks';

/** A note's text with its headings as strong text, because headings would be confused with those of the draft. */
export function softenHeadings(words: string): string {
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

/** The first paragraph of a note's text, in one line; of a list, its first item. Empty if there is none. */
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

/** The words of a note as a part of one line: no comment begins there that a later line would have to close. */
export function removeCommentMarks(words: string): string {
  return words.replace(/<!--|-->/g, '');
}
