import type { Tree } from '@lezer/common';
import type { InlineContext } from '@lezer/markdown';
import { parser, Table, TaskList } from '@lezer/markdown';
import { bracketedLinks } from './links';

const dollar = 36;

/** Mathematics in dollar signs is no markup (pandoc manual, "tex_math_dollars"): `$a_1 * b_2 * c$` holds no emphasis. */
function parseMath(context: InlineContext, next: number, pos: number): number {
  if (next !== dollar) return -1;
  const length = context.char(pos + 1) === dollar ? 2 : 1;
  if (/\s/.test(context.slice(pos + length, Math.min(context.end, pos + length + 1)))) return -1;
  const limit = Math.min(context.end, pos + 1000);
  for (let at = pos + length; at < limit; at += 1) {
    if (context.char(at) !== dollar || context.char(at - 1) === 92) continue;
    const end = at + length;
    if (
      end > context.end ||
      /[\s]/.test(context.slice(at - 1, at)) ||
      /\d/.test(context.slice(end, Math.min(context.end, end + 1)))
    )
      return -1;
    return context.addElement(context.elt('InlineMath', pos, end));
  }
  return -1;
}

const digestParser = parser.configure([
  Table,
  TaskList,
  bracketedLinks,
  { defineNodes: ['InlineMath'], parseInline: [{ name: 'InlineMath', parse: parseMath, before: 'Escape' }] },
]);

/** Every character with which inline markup can begin; a hard line break is white space to a digest. */
const mayHoldMarkup = /[*_`<&\\[\]$]/;

// Most abstracts are plain prose, and looking for markup at each of their characters takes most of the parser's time.
const parseInline = digestParser.parseInline.bind(digestParser);
digestParser.parseInline = (text, offset) => (mayHoldMarkup.test(text) ? parseInline(text, offset) : []);

/** The syntax tree of a text: CommonMark with tables and task lists (GFM) and mathematics; offsets are those of `text`. */
export function parseMarkdownTree(text: string): Tree {
  return digestParser.parse(text);
}
