import { findChange } from './changes';

/*
 * Invisible characters (Unicode's property Default_Ignorable_Code_Point), as parts of a character class in a regular expression. Which
 * of them are removed from a text depends on its use:
 * - when words are compared, all of them (`ignorable`);
 * - when a text is shown, those without an effect (`withoutEffect`). Readers need the others: ZWJ and ZWNJ join or separate the parts
 *   of emoji and the letters of Persian, and direction marks order text that runs from right to left;
 * - for TeX and citation processors, also those that set a direction (`directionMarks`, `directionControls`).
 */

/** All invisible characters; the regular expression needs the flag `u`. */
export const ignorable = String.raw`\p{DI}`;

/** Soft hyphen, combining grapheme joiner, zero-width space, word joiner, invisible operators, byte order mark. */
export const withoutEffect = String.raw`\u00ad\u034f\u200b\u2060-\u2064\ufeff`;

/** Characters that set the direction of writing where they occur. */
export const directionMarks = String.raw`\u061c\u200e\u200f`;

/**
 * Characters that reorder the text around them (Unicode Standard Annex 9, "Explicit Directional Embedding and Override Formatting
 * Characters", "Explicit Directional Isolate ...").
 */
export const directionControls = String.raw`\u202a-\u202e\u2066-\u2069`;

/** C0 and C1 controls except tab and line breaks (ECMA-48), and characters that change the order of the text around them. */
const controls = new RegExp(String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f${directionControls}]`, 'g');

/**
 * Replaces each character that controls a terminal or reorders a line by a space, so that text from other people can be shown safely.
 * Offsets remain the same. Digests, bibliographies and topics are read in this form, but their files are not changed.
 */
export function maskControls(text: string): string {
  return text.search(controls) === -1 ? text : text.replace(controls, ' ');
}

/** A text, and what `maskControls` returns for it. */
export interface MaskedText {
  readonly text: string;
  readonly masked: string;
}

/** Does the same as `maskControls`, but searches only the part of the text that differs from an earlier version. */
export function maskChange(text: string, before: MaskedText): string {
  const { start, oldEnd, newEnd } = findChange(before.text, text);
  const changed = text.slice(start, newEnd);
  const masked = maskControls(changed);
  const isClean = masked === changed && before.masked === before.text;
  return isClean ? text : before.masked.slice(0, start) + masked + before.masked.slice(oldEnd);
}
