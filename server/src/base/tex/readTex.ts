import { readCommand } from './readCommand';
import { readUntilBrace, type TexReader, type TexStyle } from './texReader';

/**
 * Converts a field written in TeX to text. Accents are composed, commands are replaced by their characters, and math is made readable
 * (`$\alpha^2$` becomes `α²`). Quotes and dashes become those that TeX prints, and white space is folded. Never throws. TeX that is not
 * understood is left out or left unchanged.
 */
export function readTex(tex: string, style: TexStyle): string {
  const reader: TexReader = { tex, style, at: 0, isMath: false, depth: 0, commandDepth: 0, readCommand };
  let text = '';
  while (reader.at < tex.length) {
    text += readUntilBrace(reader);
    // An unmatched closing brace.
    reader.at += 1;
  }
  return foldSpace(text);
}

/** Replaces each run of white space by one blank and trims the text. */
export function foldSpace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
