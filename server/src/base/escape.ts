/*
 * Text that others wrote (digests, bibliographies, notes) passes one of these on its way into a format, so that it is
 * shown as text and does nothing. Each takes plain text and returns text of its target; none is idempotent.
 */

/**
 * What Markdown would read as its own (CommonMark 0.31, GFM), and nothing more: an editor that shows the source shows each
 * backslash. Texts may be joined, so what could mean something with the next one counts at the end of a line too.
 */
const markdownSigns = [
  /\\(?=[!-/:-@[-`{-~]|$)/,
  /[`*[\]]|!$/,
  // Within a word an underscore is a letter.
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
  // Behind a blank a tilde can't end what is struck through: "~50% of ~30 layers".
  /(?<!\s)~/,
  /<(?=[A-Za-z/!?]|$)|&(?=#|\w+;|$)/,
  // Addresses become links by themselves.
  /:(?=\/\/)|(?<=\bwww)\.|(?<=[\w.+-])@(?=[\w-])/,
  // Quotations, headings, rows of tables, lists, rules and underlines begin a line.
  /^(?:[>#|]|:(?=-)|-(?=[-\s|:]|$)|\+(?=\s|$)|=(?==*[ \t]*$))|(?<=^\d{1,9})[.)](?=\s|$)/,
];

const markdownSign = new RegExp(markdownSigns.map(({ source }) => source).join('|'), 'gimu');

/**
 * Text for Markdown that an editor renders (hovers, completion documentation; CommonMark and GFM). Line breaks stay.
 * No link, image, HTML element, emphasis, list, heading, table or autolink comes of it.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/^[ \t]+/gm, '').replace(markdownSign, '\\$&');
}

/**
 * Text for one line of a pandoc draft: as `escapeMarkdown`, and no citation, note, math, sub- or superscript or
 * attribute comes of it. Line breaks become spaces. Apostrophes, dashes and dots are left to pandoc's `smart`
 * extension; a straight double quote stays straight. A `]` is left alone: with `\[` before it, `\]` would make math of
 * the text in R Markdown.
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

/** Signs that pdfLaTeX prints in mathematics alone, of those that `readableText.ts` shows. */
const latexSigns: Readonly<Record<string, string>> = {
  '≈': '$\\approx$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '→': '$\\rightarrow$',
  '⊤': '$\\top$',
};

/** Text for one line of LaTeX outside of math and verbatim: the ten special characters lose their meaning. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}#$%&_~^]/g, (character) => latexCommands[character] ?? `\\${character}`)
    .replace(/[≈≤≥→⊤]/g, (character) => latexSigns[character] ?? character);
}

/**
 * Straight double quotes and backquotes would end a quoted value or become ligatures; `<`, `>` and `|` print as other
 * signs in TeX's old font encoding unless they are math.
 */
const bibtexForms: Readonly<Record<string, string>> = {
  ...latexCommands,
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': '{"}',
  '`': '{`}',
};

/** Marks that show nothing and could reorder or hide what stands around them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text for one value of a BibTeX field, between braces or quotes; letters beyond ASCII stay. BibTeX counts braces
 * whether or not a backslash stands before them, so those without a partner are spelled out.
 */
export function escapeBibtex(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(invisible, '')
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

/** A citation key that comes from elsewhere (an `id` of CSL), as a key that BibTeX and `\cite` take (btxdoc, section 3). */
export function escapeBibtexKey(key: string): string {
  return key.replace(/[\s\p{Cc}\p{Cs},{}"%#\\]/gu, '-');
}

/**
 * A web address for a field that TeX reads as it stands (`url`); undefined for what is none. What could end the field or
 * TeX's argument is percent-encoded, and nothing is encoded twice.
 */
export function escapeUrl(url: string): string | undefined {
  if (!/^https?:\/\/[^\s/]/i.test(url)) return undefined;
  return url.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

/** Text of a CSL variable: what looks like one of CSL's tags (`<i>`, `<span ...>`) is text, by an invisible joiner in it. */
export function escapeCsl(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/<(?=\/?(?:i|b|sub|sup|sc|span)\b)/gi, '<\u2060');
}

/** Text inside an LSP snippet (LSP specification, "Snippet Syntax"): no tab stop, variable or choice comes of it. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character);
}
