import { splitBlocks } from './splitBlocks';

/** The words of a note without headings: in a draft they would stand among the draft's own. They become strong words. */
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

/** The first paragraph of a note's words, in one line; of a list, its first item. Empty where there are none. */
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
