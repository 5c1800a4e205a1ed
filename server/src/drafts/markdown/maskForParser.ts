/** The text as the parser gets it, of the same length: without what would make it slow and no writer writes. */
export function maskForParser(text: string): string {
  return maskTargets(maskDeepMarks(text));
}

/** More lists and quotations than a writer nests in one line. For each of them the parser reads the whole line again. */
const deepest = 100;
const blockMark = String.raw`[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/** A line of nothing but marks may be a thematic break (CommonMark, "Thematic breaks"), which nests nothing. */
const deepLine = new RegExp(`^(?![-* \\t]*$)((?:${blockMark}){${deepest}})((?:${blockMark})+)`, 'gm');

/** Behind the hundredth mark of a line, marks of lists and quotations become letters. */
function maskDeepMarks(text: string): string {
  return text.replace(deepLine, (_, nesting: string, deeper: string) => nesting + deeper.replace(/\S/g, 'x'));
}

/** The longest title of a link, in UTF-16 code units: for a longer one each link would search its end again. */
const longestTitle = 1000;
const title = (open: string, close: string): string => `${open}(?:\\\\[^]|[^\\\\${close}]){0,${longestTitle}}${close}`;
/** What can be between an address and the end of a link (CommonMark, "Links"). */
const linkEnd = new RegExp(
  String.raw`[ \t\n\r]+(?:(?:${title('"', '"')}|${title("'", "'")}|${title(String.raw`\(`, String.raw`\)`)})[ \t\n\r]*)?\)`,
  'y',
);

/**
 * A full stop replaces each parenthesis of `[a](b` that nothing closes. The parser
 * reads such a link as one without an address either way, but would search from each of them to the end of the line.
 */
function maskTargets(text: string): string {
  const open: number[] = [];
  for (let at = text.indexOf(']('); at !== -1; at = text.indexOf('](', at)) at = readAddresses(text, at + 1, open);
  if (open.length === 0) return text;
  const parts: string[] = [];
  let behind = 0;
  for (const at of open) {
    parts.push(text.slice(behind, at), '.');
    behind = at + 1;
  }
  return parts.join('') + text.slice(behind);
}

/** From the parenthesis at `start` to the next white space, where every address ends; adds those that nothing closes to `open`, in order. */
function readAddresses(text: string, start: number, open: number[]): number {
  const waiting: number[] = [];
  let at = start;
  for (; at < text.length && !isBlank(text, at); at += 1) {
    if (text[at] === '\\' && !isBlank(text, at + 1)) at += 1;
    else if (text[at] === '(') waiting.push(at);
    else if (text[at] === ')') waiting.pop();
  }
  at = Math.min(at, text.length);
  // The address of the last one may follow behind white space.
  if (waiting.at(-1) === at - 1) waiting.pop();
  // An address in `<...>` may have white space in it.
  const targets = waiting.filter((paren) => text[paren - 1] === ']' && text[paren + 1] !== '<');
  linkEnd.lastIndex = at;
  if (targets.length > 0 && !linkEnd.test(text)) open.push(...targets);
  return at;
}

function isBlank(text: string, at: number): boolean {
  const letter = text[at];
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r';
}
