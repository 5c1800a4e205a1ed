/*
 * Text that others wrote (digests, bibliographies, notes) passes one of these on its way into a format, so that it is
 * shown as text and does nothing. Each takes plain text and returns text of its target; none is idempotent.
 */

/**
 * Text for Markdown that an editor renders (hovers, completion documentation; CommonMark and GFM). Line breaks stay.
 * No link, image, HTML element, emphasis, list, heading, table or autolink comes of it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/[\\`*_[\]()<>#|!~$]/g, '\\$&')
    .replace(/&(?=#|\w+;)/g, '\\&')
    .replace(/^[-+=](?=.*$)/gm, '\\$&')
    .replace(/^(\d+)\./gm, '$1\\.')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
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

/** Text for one line of LaTeX outside of math and verbatim: the ten special characters lose their meaning. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}#$%&_~^]/g, (character) => latexCommands[character] ?? `\\${character}`);
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
