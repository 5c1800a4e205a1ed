/** No writer nests so many lists and quotations in one line; for each of them the parser looks at the whole line again. */
const deepest = 100;
const blockMark = String.raw`[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/** A line of nothing but marks may be a thematic break (CommonMark, "Thematic breaks"), which nests nothing. */
const deepLine = new RegExp(`^(?![-* \\t]*$)((?:${blockMark}){${deepest}})((?:${blockMark})+)`, 'gm');

/** The text for the parser, of the same length: marks of lists and quotations behind the hundredth of a line are words. */
export function maskDeepMarks(text: string): string {
  return text.replace(deepLine, (_, nesting: string, deeper: string) => nesting + deeper.replace(/\S/g, 'x'));
}
