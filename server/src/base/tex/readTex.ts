import { readCommand } from './readCommand';
import { readUntilBrace, type TexReader, type TexStyle } from './texReader';

/**
 * The text of a field's TeX: accents composed, commands replaced by their letters, math readable (`$\alpha^2$` is
 * `α²`), quotes and dashes as printed, white space folded. Total: what is not understood is left out or left as it is.
 */
export function readTex(tex: string, style: TexStyle): string {
  const reader: TexReader = { tex, style, at: 0, isMath: false, depth: 0, readCommand };
  let text = '';
  while (reader.at < tex.length) {
    text += readUntilBrace(reader);
    // A brace that closes nothing.
    reader.at += 1;
  }
  return foldSpace(text);
}

/** Text on one line. */
export function foldSpace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
