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

/** A text, and what `maskControls` returns for it. */
interface MaskedText {
  readonly text: string;
  readonly masked: string;
}

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

/** Does the same as `maskControls`, but searches only the part of the text that differs from an earlier version. */
export function maskChange(text: string, before: MaskedText): string {
  const { start, oldEnd, newEnd } = findChange(before.text, text);
  const changed = text.slice(start, newEnd);
  const masked = maskControls(changed);
  const isClean = masked === changed && before.masked === before.text;
  return isClean ? text : before.masked.slice(0, start) + masked + before.masked.slice(oldEnd);
}

/*
 * Text from other people (in digests, bibliographies and notes) is escaped by one of these functions before it is inserted into a
 * format, so that the format shows it as plain text. The functions take plain text, so text that is already escaped must not be passed
 * to them.
 */

/**
 * Characters that have a meaning in Markdown (CommonMark 0.31, GFM). Other characters are not escaped, because an editor that shows the
 * source shows every backslash. Texts may be joined afterwards, so a character at the end of a line is escaped if it could have a
 * meaning together with the next line.
 */
const markdownSigns = [
  /\\(?=[!-/:-@[-`{-~]|$)/,
  /[`*[\]]|!$/,
  // An underscore inside a word has no meaning.
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
  // A tilde after a space can't end strikethrough: "~50% of ~30 layers".
  /(?<!\s)~/,
  /<(?=[A-Za-z/!?]|$)|&(?=#|\w+;|$)/,
  // URLs and mail addresses become links by themselves.
  /:(?=\/\/)|(?<=\bwww)\.|(?<=[\w.+-])@(?=[\w-])/,
  // At the beginning of a line: quotations, headings, table rows, lists, rules and underlines.
  /^(?:[>#|]|:(?=-)|-(?=[-\s|:]|$)|\+(?=\s|$)|=(?==*[ \t]*$))|(?<=^\d{1,9})[.)](?=\s|$)/,
];

const markdownSign = new RegExp(markdownSigns.map(({ source }) => source).join('|'), 'gimu');

/**
 * Escapes text for Markdown that an editor renders (hovers, completion documentation; CommonMark and GFM). Line breaks remain. The text
 * produces no link, image, HTML element, emphasis, list, heading, table or autolink.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/^[ \t]+/gm, '').replace(markdownSign, '\\$&');
}

/**
 * Escapes text for one line of a pandoc draft: like `escapeMarkdown`, and the text also produces no citation, note, math, sub- or
 * superscript or attribute. Line breaks become spaces. Apostrophes, dashes and dots are left to pandoc's `smart` extension; a straight
 * double quote remains straight. A `]` is not escaped, because `\[` followed by `\]` would be math in R Markdown.
 */
export function escapeDraftMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[<{}|~$^@"]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#|\w+;)/g, '\\&')
    .replace(/^(?:[-+>:=](?= |$)|#|-(?=--)|[>=])/, '\\$&')
    .replace(/^(\(?(?:\d+|[A-Za-z]|[ivxlcdm]+))([.)])(?= |$)/i, '$1\\$2');
}

const latexCommands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Characters shown by `readableText.ts` that pdfLaTeX prints only in math. */
const latexSigns: Readonly<Record<string, string>> = {
  '≈': '$\\approx$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '→': '$\\rightarrow$',
  '⊤': '$\\top$',
};

/** Escapes text for one line of LaTeX outside of math and verbatim: the ten special characters lose their meaning. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}#$%&_~^]/g, (character) => latexCommands[character] ?? `\\${character}`)
    .replace(/[≈≤≥→⊤]/g, (character) => latexSigns[character] ?? character);
}

/**
 * Straight double quotes and backquotes would end a quoted value or form ligatures. Outside of math, `<`, `>` and `|` print as other
 * characters in TeX's old font encoding.
 */
const bibtexForms: Readonly<Record<string, string>> = {
  ...latexCommands,
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': '{"}',
  '`': '{`}',
};

/** Invisible characters, some of which could reorder the text around them. */
const unseen = new RegExp(`[${withoutEffect}${directionMarks}${directionControls}]`, 'g');

/**
 * Escapes text for the value of a BibTeX field, between braces or quotes. Letters beyond ASCII remain. BibTeX counts braces even after
 * a backslash, so unbalanced braces are written as commands.
 */
export function escapeBibtex(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const braces: Readonly<Record<string, string>> = isBalanced(line) ? {} : { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };
  return line
    .replace(/[\\{}#$%&_~^<>|"`]/g, (character) => braces[character] ?? bibtexForms[character] ?? `\\${character}`)
    .replace(/([-',])(?=\1)/g, '$1{}');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Changes an identifier from elsewhere (the `id` of a CSL item) to a key that BibTeX and `\cite` accept (btxdoc, section 3). */
export function escapeBibtexKey(key: string): string {
  return key.replace(/[\s\p{Cc}\p{Cs},{}"%#\\]/gu, '-');
}

/**
 * Encodes a web address for a field that TeX reads verbatim (`url`); undefined for text that is no web address. Characters outside
 * ASCII, and characters that could end the field or TeX's argument, are percent-encoded. A `%` remains, so nothing is encoded twice.
 */
export function escapeUrl(url: string): string | undefined {
  if (!/^https?:\/\/[^\s/]/i.test(url)) return undefined;
  return url.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

/**
 * Escapes text for a CSL variable. If a part of the text looks like a tag of CSL (`<i>`, `<span ...>`), an invisible character after
 * the `<` prevents it from being read as a tag.
 */
export function escapeCsl(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/<(?=\/?(?:i|b|sub|sup|sc|span)\b)/gi, '<\u2060');
}

/** Escapes text for an LSP snippet (LSP specification, "Snippet Syntax"), so that it contains no tab stop, variable or choice. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for HTML content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character);
}
