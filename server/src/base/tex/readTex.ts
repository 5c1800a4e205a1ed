import { readCommand } from './readCommand';
import { readUntilBrace, type TexReader, type TexStyle } from './texReader';

/**
 * The text of a field written in TeX: accents are composed, commands replaced by their characters, math made readable (`$\alpha^2$` is
 * `α²`), quotes and dashes as printed, white space collapsed. Never throws: what is not understood is left out or left unchanged.
 */
export function readTex(tex: string, style: TexStyle): string {
  const reader: TexReader = { tex, style, at: 0, isMath: false, depth: 0, readCommand };
  let text = '';
  while (reader.at < tex.length) {
    text += readUntilBrace(reader);
    // An unmatched closing brace.
    reader.at += 1;
  }
  return foldSpace(text);
}

/** Text on one line. */
export function foldSpace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
