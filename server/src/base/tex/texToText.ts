import { readCommand, readUntilBrace, type TexMark, type TexReader, type TexStyle } from './texReader';
import { subscripts, superscripts } from './texTables';

const plain: TexStyle = {
  apostrophe: "'",
  protect: (text) => text,
  // `12\textsuperscript{th}` is read as `12th`.
  mark: (kind, text) => (kind === 'sup' || kind === 'sub' ? (raise(kind, text) ?? text) : text),
  script(kind, text) {
    const sign = kind === 'sup' ? '^' : '_';
    return raise(kind, text) ?? (text.length > 1 ? `${sign}(${text})` : `${sign}${text}`);
  },
};

/** Writes a subscript or superscript with Unicode's own characters, such as `²`; undefined if one of the characters has no such form. */
function raise(kind: 'sup' | 'sub', text: string): string | undefined {
  const scripts = kind === 'sup' ? superscripts : subscripts;
  const raised = [...text].map((character) => scripts.get(character));
  return raised.every((character) => character !== undefined) ? raised.join('') : undefined;
}

/** Writes CSL's rich text (CSL-JSON: `<i>`, `<sup>`, `<span class="nocase">`). */
const rich: TexStyle = { apostrophe: '’', protect: (text) => text, mark: markRichText, script: markRichText };
const richTitle: TexStyle = { ...rich, protect: (text) => `<span class="nocase">${text}</span>` };

function markRichText(kind: TexMark, text: string): string {
  return kind === 'sc' ? `<span style="font-variant:small-caps;">${text}</span>` : `<${kind}>${text}</${kind}>`;
}

/** Characters that are not printed literally; most fields contain none of them. */
const special = /[\\{}$~`\t\n\r\f\v\u00a0]/;

function isPlain(tex: string): boolean {
  return !special.test(tex) && !tex.includes('  ') && !tex.includes('--') && !tex.includes("''");
}

/** A field's TeX as plain text in one line: `{\"U}ber {BERT}` is `Über BERT`. */
export function texToText(tex: string): string {
  return isPlain(tex) ? tex.trim() : readTex(tex, plain);
}

/** Commands for accents and letters: `\v{r}`, `\'y`, `{\L}`, `\ss{}`. */
const letter =
  /\{\\(?:["'`^~=.]\\?\p{L}|[a-zA-Z]{1,2})\}|\\(?:["'`^~=.](?:\{\\?\p{L}?\}|\\[ij](?![a-zA-Z])|\p{L})|[uvHcdbrk](?:\{\\?\p{L}\}|[ ]+\p{L}(?!\p{L}))|(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss)(?![a-zA-Z])(?:\{\}|[ ])?)/gu;

/** Replaces only the commands for letters; all other TeX, and math between `$`, remains. */
export function readTexLetters(text: string): string {
  if (!text.includes('\\')) return text;
  const parts = text.split('$');
  return parts.map((part, at) => (at % 2 === 0 ? part.replace(letter, (found) => texToText(found)) : part)).join('$');
}

/** A field's TeX as CSL's rich text, which can have emphasis, subscripts and superscripts. */
export function texToRichText(tex: string): string {
  return isPlain(tex) && !tex.includes("'") ? tex.trim() : readTex(tex, rich);
}

/** A title's TeX as CSL's rich text, where the case of text in braces is protected. */
export function texToRichTitle(tex: string): string {
  return isPlain(tex) && !tex.includes("'") ? tex.trim() : readTex(tex, richTitle);
}

/** A URL, DOI or identifier, which biblatex reads verbatim. Escapes that are not needed in such a field, as in `a\_b`, are removed. */
export function readVerbatim(tex: string): string {
  const inner = /^\s*\\url\s*\{([^]*)\}\s*$/.exec(tex)?.[1] ?? tex;
  return /[\\{}\s]/.test(inner)
    ? inner
        .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?/g, '~')
        .replace(/\\([_%&#~$])/g, '$1')
        .replace(/[{}\\]|\s+/g, '')
    : inner;
}

/**
 * Converts a field written in TeX to text. Accents are composed, commands are replaced by their characters, and math is made readable
 * (`$\alpha^2$` becomes `α²`). Quotes and dashes become those that TeX prints, and white space is folded. Never throws. TeX that is not
 * understood is left out or left unchanged.
 */
function readTex(tex: string, style: TexStyle): string {
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
