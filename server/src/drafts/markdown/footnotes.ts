import { isEscaped } from './keySyntax';

/** How far back the beginning of a footnote is searched for, in UTF-16 code units. */
const longestFootnote = 1000;

/** Whether `offset` is in a footnote: in `^[...]`, or in the first paragraph of `[^1]: ...` (pandoc manual, "Footnotes"). */
export function isInFootnote(text: string, offset: number): boolean {
  const paragraph = getParagraphStart(text, offset);
  return /(?:^|\n) {0,3}\[\^[^\]\s]+\]:/.test(text.slice(paragraph, offset)) || isInInlineFootnote(text, paragraph, offset);
}

function getParagraphStart(text: string, offset: number): number {
  const limit = Math.max(0, offset - longestFootnote);
  for (let at = offset - 1; at > limit; at--) {
    if (text[at] === '\n' && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 100))) return at + 1;
  }
  return limit;
}

function isInInlineFootnote(text: string, start: number, offset: number): boolean {
  let depth = 0;
  for (let at = offset - 1; at > start; at--) {
    if (text[at] === ']' && !isEscaped(text, at)) depth += 1;
    else if (text[at] === '[' && !isEscaped(text, at)) {
      if (depth > 0) depth -= 1;
      else if (text[at - 1] === '^' && !isEscaped(text, at - 1)) return true;
    }
  }
  return false;
}
