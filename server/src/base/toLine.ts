import { maskControls } from './maskControls';

/** The text in one line: controls and runs of white space become single spaces, and there is none at either end. */
export function toLine(text: string): string {
  return maskControls(text).replace(/\s+/g, ' ').trim();
}
