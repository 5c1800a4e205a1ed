import { findChange } from './findChange';
import { directionControls } from './invisible';

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
