import { escapeDraftMarkdown } from '../../base/escape';

/** An escape, or a character that is markup unless it is escaped. An underscore inside a word is not markup. */
const token = /\\([^\p{L}\p{N}\s])|\\ |\\|[*`[\]<>{}$^|~"@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w+;)/gu;

/**
 * The plain text of a prefix or suffix, with U+00A0 for a non-breaking space: for `see p.\ 3 \& more` it is `see p. 3 & more` with
 * U+00A0 before the 3. undefined if the prefix or suffix contains markup, whose meaning plain text would lose.
 */
export function parseAffix(affix: string): string | undefined {
  let isPlain = true;
  const text = affix.replace(token, (mark: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (mark === '\\ ') return '\u00a0';
    isPlain = false;
    return '';
  });
  return isPlain ? text.replace(/[ \t\r\n]+/g, ' ').trim() : undefined;
}

/** Matches the non-breaking space after an abbreviation where pandoc would insert one by itself (pandoc manual, "abbreviations"). */
const abbreviation = /(?<=\b(?:pp?|chap|sec|vol|No)\.)\u00a0(?=\d)/g;

/** Writes plain text as a prefix or suffix. undefined if the text contains a bracket, which could end the citation. */
export function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  // An affix does not begin a line, so `1.` and `-` at its start need no escape. The `x` before the affix prevents that escape.
  const escape = (part: string): string => escapeDraftMarkdown(`x ${part}`).slice(2).replace(/;/g, '\\;');
  return text.replace(abbreviation, ' ').split('\u00a0').map(escape).join('\\ ');
}
