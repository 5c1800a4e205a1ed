import type { DelimiterType, InlineContext, MarkdownConfig } from '@lezer/markdown';

/**
 * Links and images whose brackets may hold further brackets: `[[Re] Reproducing X](url)`, `[[avatar] Ada](url)`. The
 * parser's own rule takes the inner pair for a reference link even where nothing defines it, and loses the outer one.
 * Reference links (`[text][label]`) are left as text.
 */
export const bracketedLinks: MarkdownConfig = {
  defineNodes: [],
  parseInline: [
    { name: 'BracketStart', parse: openBracket, before: 'Link' },
    { name: 'BracketEnd', parse: closeBracket, before: 'LinkEnd' },
  ],
};

const linkStart: DelimiterType = {};
const imageStart: DelimiterType = {};

const exclamation = 33;
const opening = 91;
const closing = 93;

function openBracket(context: InlineContext, next: number, pos: number): number {
  if (next === opening) return context.addDelimiter(linkStart, pos, pos + 1, true, false);
  if (next === exclamation && context.char(pos + 1) === opening)
    return context.addDelimiter(imageStart, pos, pos + 2, true, false);
  return -1;
}

/** `(destination "title")` of an inline link (CommonMark, "Links"); parentheses in it may nest once. */
const target = /^\(\s*(<[^<>\n]*>|(?:[^\s()<>]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/;
/** No address is longer, in UTF-16 units. */
const longestTarget = 4000;

function closeBracket(context: InlineContext, next: number, pos: number): number {
  if (next !== closing) return -1;
  const link = context.findOpeningDelimiter(linkStart) ?? -1;
  const image = context.findOpeningDelimiter(imageStart) ?? -1;
  const index = Math.max(link, image);
  const start = context.getDelimiterAt(index)?.from;
  if (start === undefined) return pos + 1;
  const content = context.takeContent(index);
  const found =
    context.char(pos + 1) === 40 ? target.exec(context.slice(pos + 1, Math.min(context.end, pos + 1 + longestTarget))) : null;
  if (found === null) {
    for (const element of content) context.addElement(element);
    return pos + 1;
  }
  const end = pos + 1 + found[0].length;
  const address = found[1] ?? '';
  const urlStart = pos + 1 + found[0].indexOf(address, 1);
  return context.addElement(
    context.elt(image > link ? 'Image' : 'Link', start, end, [
      context.elt('LinkMark', start, start + (image > link ? 2 : 1)),
      ...content,
      context.elt('LinkMark', pos, pos + 2),
      ...(address === '' ? [] : [context.elt('URL', urlStart, urlStart + address.length)]),
      context.elt('LinkMark', urlStart + address.length, end),
    ]),
  );
}
