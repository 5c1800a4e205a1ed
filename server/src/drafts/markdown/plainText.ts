import { escapeDraftMarkdown } from '../../base/escape';

/** An escape, or a character that is markup where it is not escaped; an underscore in the midst of a word is none. */
const token = /\\([^\p{L}\p{N}\s])|\\ |\\|[*`[\]<>{}$^|~"@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w+;)/gu;

/**
 * The text of a prefix, locator or suffix without markup, U+00A0 for a space that does not break: for `see p.\ 3 \& more`
 * it is `see p. 3 & more`. undefined where there is markup, whose meaning plain text would lose.
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

/** Behind these pandoc sets a space that does not break by itself ("abbreviations"), so that nobody has to write one. */
const abbreviation = /(?<=\b(?:pp?|chap|sec|vol|no)\.)\u00a0(?=\d)/gi;

/** Plain text inside a citation; undefined where it holds a bracket, which could end it. */
export function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  // No affix stands at the start of a line, so `1.` and `-` need no escape: a letter before it says so.
  const escape = (part: string): string => escapeDraftMarkdown(`x ${part}`).slice(2).replace(/;/g, '\\;');
  return text.replace(abbreviation, ' ').split('\u00a0').map(escape).join('\\ ');
}
