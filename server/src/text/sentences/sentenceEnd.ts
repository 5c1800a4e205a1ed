/** Marks that end a sentence. An ellipsis ends one only at the end of a text. */
export const endMarks = '.!?。！？';

/** Quotation marks and brackets that may follow the mark at the end of a sentence, for a regular expression's character class. */
export const closingMarks = String.raw`"'”’)\]）」`;

const end = new RegExp(`[${endMarks}…]+([${closingMarks}]*)$`);
const isClosing = new RegExp(`[${closingMarks}]`);
const isMark = new RegExp(`[${endMarks}…]`);

/** The marks at the end of a sentence, and the quotation marks or brackets after them. */
export interface SentenceEnd {
  /** UTF-16 offset of the first mark. */
  readonly start: number;
  /** The quotation marks and brackets after the end marks: `”)` for `(He said “no.”)`; may be empty. */
  readonly closing: string;
}

/** The end of the last sentence of a text; undefined if the text stops in the middle of a sentence. */
export function findSentenceEnd(text: string): SentenceEnd | undefined {
  const found = endsSentence(text) ? end.exec(text.slice(-longestEnd)) : null;
  return found === null ? undefined : { start: text.length - found[0].length, closing: found[1] ?? '' };
}

/** In UTF-16 code units. */
const longestEnd = 20;

/** Whether a text ends in a complete sentence: `He said “no.”` */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && isClosing.test(text.charAt(last))) last -= 1;
  return isMark.test(text.charAt(last));
}

/** Whether a new sentence begins after `before`: if it is empty, or ends in a blank line, or in a complete sentence and white space. */
export function isSentenceStart(before: string): boolean {
  const above = before.trimEnd();
  if (above === '') return true;
  const space = before.slice(above.length);
  return /\n[ \t]*\r?\n/.test(space) || (space !== '' && endsSentence(above));
}
