/** More lists and quotations than a writer nests in one line. For each of them the parser reads the whole line again. */
const deepest = 100;
const blockMark = String.raw`[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/** A line of nothing but marks may be a thematic break (CommonMark, "Thematic breaks"), which nests nothing. */
const deepLine = new RegExp(`^(?![-* \\t]*$)((?:${blockMark}){${deepest}})((?:${blockMark})+)`, 'gm');

/** The text for the parser, of the same length: behind the hundredth mark of a line, marks of lists and quotations become letters. */
export function maskDeepMarks(text: string): string {
  return text.replace(deepLine, (_, nesting: string, deeper: string) => nesting + deeper.replace(/\S/g, 'x'));
}
