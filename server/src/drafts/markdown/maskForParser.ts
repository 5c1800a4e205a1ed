/** The text as it is given to the parser. It has the same length, but unusual text that would make the parser slow is replaced. */
export function maskForParser(text: string): string {
  return maskTargets(maskDeepMarks(text));
}

/**
 * At most this many marks of lists and quotations in a line are given to the parser. The parser reads the whole line again for each
 * mark, and no writer nests that many lists and quotations.
 */
const maxDepth = 100;
const blockMark = String.raw`[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/**
 * Lines that consist only of `-` or `*` are left alone, because they may be thematic breaks (CommonMark, "Thematic breaks"), which do
 * not nest anything.
 */
const deepLine = new RegExp(`^(?![-* \\t]*$)((?:${blockMark}){${maxDepth}})((?:${blockMark})+)`, 'gm');

/** Replaces the marks of lists and quotations after the hundredth mark of a line with letters. */
function maskDeepMarks(text: string): string {
  return text.replace(deepLine, (_, nesting: string, deeper: string) => nesting + deeper.replace(/\S/g, 'x'));
}

/**
 * The longest link title that is recognised, in UTF-16 code units. Without a limit, each link would start a long search for the end of
 * its title.
 */
const maxTitleLength = 1000;
const title = (open: string, close: string): string => `${open}(?:\\\\[^]|[^\\\\${close}]){0,${maxTitleLength}}${close}`;
/** The text that can follow the address of a link, up to the closing parenthesis (CommonMark, "Links"). */
const linkEnd = new RegExp(
  String.raw`[ \t\n\r]+(?:(?:${title('"', '"')}|${title("'", "'")}|${title(String.raw`\(`, String.raw`\)`)})[ \t\n\r]*)?\)`,
  'y',
);

/**
 * Replaces the opening parenthesis of each link that is not closed, as in `[a](b`, with a full stop. The parser reads `[a]` as a link
 * without an address either way, but it would search from each such parenthesis to the end of the line.
 */
function maskTargets(text: string): string {
  const open: number[] = [];
  for (let at = text.indexOf(']('); at !== -1; at = text.indexOf('](', at)) at = readAddresses(text, at + 1, open);
  if (open.length === 0) return text;
  const parts: string[] = [];
  let after = 0;
  for (const at of open) {
    parts.push(text.slice(after, at), '.');
    after = at + 1;
  }
  return parts.join('') + text.slice(after);
}

/**
 * Reads from the parenthesis at `start` to the next white space, where every address ends, and returns the offset of that white space.
 * Adds the opening parentheses of links that are not closed to `open`, in order.
 */
function readAddresses(text: string, start: number, open: number[]): number {
  const waiting: number[] = [];
  let at = start;
  for (; at < text.length && !isBlank(text, at); at += 1) {
    if (text[at] === '\\' && !isBlank(text, at + 1)) at += 1;
    else if (text[at] === '(') waiting.push(at);
    else if (text[at] === ')') waiting.pop();
  }
  at = Math.min(at, text.length);
  // After the last parenthesis, white space may come before the address.
  if (waiting.at(-1) === at - 1) waiting.pop();
  // An address in `<...>` may contain white space.
  const targets = waiting.filter((paren) => text[paren - 1] === ']' && text[paren + 1] !== '<');
  linkEnd.lastIndex = at;
  if (targets.length > 0 && !linkEnd.test(text)) open.push(...targets);
  return at;
}

function isBlank(text: string, at: number): boolean {
  const letter = text[at];
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r';
}
