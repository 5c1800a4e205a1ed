import { readTex } from './readTex';
import { subscripts, superscripts } from './texTables';
import type { TexMark, TexStyle } from './texReader';

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

/** A script in Unicode's own characters: `²`; undefined where it has none for all of it. */
function raise(kind: 'sup' | 'sub', text: string): string | undefined {
  const scripts = kind === 'sup' ? superscripts : subscripts;
  const raised = [...text].map((character) => scripts.get(character));
  return raised.every((character) => character !== undefined) ? raised.join('') : undefined;
}

/** In rich text, CSL's way (CSL-JSON: `<i>`, `<sup>`, `<span class="nocase">`). */
const rich: TexStyle = { apostrophe: '’', protect: (text) => text, mark: markRichText, script: markRichText };
const richTitle: TexStyle = { ...rich, protect: (text) => `<span class="nocase">${text}</span>` };

function markRichText(kind: TexMark, text: string): string {
  return kind === 'sc' ? `<span style="font-variant:small-caps;">${text}</span>` : `<${kind}>${text}</${kind}>`;
}

/** What is not printed as it stands; most values have none of it. */
const special = /[\\{}$~`\t\n\r\f\v\u00a0]/;

function isPlain(tex: string): boolean {
  return !special.test(tex) && !tex.includes('  ') && !tex.includes('--') && !tex.includes("''");
}

/** A field's TeX as plain text on one line: `{\"U}ber {BERT}` is `Über BERT`. */
export function texToText(tex: string): string {
  return isPlain(tex) ? tex.trim() : readTex(tex, plain);
}

/** Accents and letters that TeX has commands for: `\v{r}`, `\'y`, `{\L}`, `\ss{}`. */
const letter =
  /\{\\(?:["'`^~=.]\\?\p{L}|[a-zA-Z]{1,2})\}|\\(?:["'`^~=.](?:\{\\?\p{L}?\}|\\[ij](?![a-zA-Z])|\p{L})|[uvHcdbrk](?:\{\\?\p{L}\}|[ ]+\p{L}(?!\p{L}))|(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss)(?![a-zA-Z])(?:\{\}|[ ])?)/gu;

/** Text of others with its letters as they are printed, and everything else of TeX, and math between `$`, as it stands. */
export function readTexLetters(text: string): string {
  if (!text.includes('\\')) return text;
  const parts = text.split('$');
  return parts.map((part, at) => (at % 2 === 0 ? part.replace(letter, (found) => texToText(found)) : part)).join('$');
}

/** The same with what CSL's rich text can say: emphasis, scripts. */
export function texToRichText(tex: string): string {
  return isPlain(tex) && !tex.includes("'") ? tex.trim() : readTex(tex, rich);
}

/** The same for a title: the case of what stands in braces is protected. */
export function texToRichTitle(tex: string): string {
  return isPlain(tex) && !tex.includes("'") ? tex.trim() : readTex(tex, richTitle);
}

/** A URL, DOI or identifier as biblatex takes it, verbatim; what writers escape all the same is read as meant: `a\_b`. */
export function readVerbatim(tex: string): string {
  const inner = /^\s*\\url\s*\{([^]*)\}\s*$/.exec(tex)?.[1] ?? tex;
  return /[\\{}\s]/.test(inner)
    ? inner
        .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?/g, '~')
        .replace(/\\([_%&#~$])/g, '$1')
        .replace(/[{}\\]|\s+/g, '')
    : inner;
}
