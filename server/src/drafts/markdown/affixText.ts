import { escapeDraftMarkdown } from '../../base/escape';

/** An escape, or a character that is markup unless it is escaped; an underscore inside a word is none. */
const token = /\\([^\p{L}\p{N}\s])|\\ |\\|[*`[\]<>{}$^|~"@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w+;)/gu;

/**
 * The plain text of a prefix or suffix, with U+00A0 for a space that does not break: for `see p.\ 3 \& more` it is
 * `see p. 3 & more`. undefined if it has markup, whose meaning plain text would lose.
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

/** Behind these abbreviations pandoc sets a space that does not break by itself (pandoc manual, "abbreviations"). */
const abbreviation = /(?<=\b(?:pp?|chap|sec|vol|no)\.)\u00a0(?=\d)/gi;

/** Plain text as a prefix or suffix; undefined for text with a bracket, which could end the citation. */
export function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  // An affix never begins a line, so `1.` and `-` in it need no escape: hence the letter before it.
  const escape = (part: string): string => escapeDraftMarkdown(`x ${part}`).slice(2).replace(/;/g, '\\;');
  return text.replace(abbreviation, ' ').split('\u00a0').map(escape).join('\\ ');
}
