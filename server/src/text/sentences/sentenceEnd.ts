/** Marks that end a sentence within a text; an ellipsis only ends one that nothing follows. */
export const endMarks = '.!?。！？';

/** What may close behind the mark of a sentence, as the parts of a regular expression's class. */
export const closingMarks = String.raw`"'”’)\]）」`;

const end = new RegExp(`[${endMarks}…]+([${closingMarks}]*)$`);
const isClosing = new RegExp(`[${closingMarks}]`);
const isMark = new RegExp(`[${endMarks}…]`);

/** Where a sentence's marks begin at the end of a text, and what closes behind them. */
export interface SentenceEnd {
  /** UTF-16 offset of the first mark. */
  readonly start: number;
  /** `”)` of `(He said “no.”)`; empty if nothing closes. */
  readonly closing: string;
}

/** The end of the sentence that a text ends with; undefined if the text ends in the middle of one. */
export function findSentenceEnd(text: string): SentenceEnd | undefined {
  const found = endsSentence(text) ? end.exec(text.slice(-longestEnd)) : null;
  return found === null ? undefined : { start: text.length - found[0].length, closing: found[1] ?? '' };
}

/** In UTF-16 code units. */
const longestEnd = 20;

/** Whether a text ends with the end of a sentence: `He said “no.”` */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && isClosing.test(text.charAt(last))) last -= 1;
  return isMark.test(text.charAt(last));
}

/** Whether a sentence begins behind a text: at its start, behind a blank line, or behind another sentence and white space. */
export function isSentenceStart(before: string): boolean {
  const above = before.trimEnd();
  if (above === '') return true;
  const space = before.slice(above.length);
  return /\n[ \t]*\r?\n/.test(space) || (space !== '' && endsSentence(above));
}
