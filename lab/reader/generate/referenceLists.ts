import type { Choices } from './choices';
import { withoutLabels } from './labelledText';
import type { Markup } from './markup';
import { breakLines } from './wrapText';

/** How a document shows the entries that a citation style made. */
export interface EntryLook {
  readonly prefix: string;
  readonly isLoose: boolean;
  readonly width: number;
  readonly hanging: string;
  readonly hyphens: boolean;
  readonly hasMarks: boolean;
}

export function chooseEntryLook(choices: Choices, markup: Markup): EntryLook {
  const isWrapped = markup.kind === 'plain' && choices.chance(0.5);
  return {
    prefix: choices.weighted(
      markup.kind === 'plain'
        ? [
            [5, ''],
            [2, '[1] '],
            [2, '1. '],
            [0.7, '(1) '],
            [0.7, '• '],
            [0.4, '1 '],
            [0.4, '- '],
          ]
        : [
            [3, ''],
            [4, '- '],
            [3, '* '],
            [3, '1. '],
            [1, '[1] '],
            [0.4, '> '],
            [0.3, '[^1]: '],
          ],
    ),
    isLoose: markup.kind === 'plain' ? choices.chance(0.5) : choices.chance(0.6),
    width: isWrapped ? choices.between(48, 105) : 0,
    hanging: choices.pick(['', '', '    ', '  ', '\t', '      ']),
    hyphens: choices.chance(0.5),
    hasMarks: markup.kind !== 'plain' && choices.chance(0.85),
  };
}

/** Entries of citeproc as a list in Markdown, HTML or plain text. */
export function writeEntries(choices: Choices, entries: readonly string[], look: EntryLook, markup: Markup, offset = 0): string {
  const hasNumbers = entries.some((entry) => /^[^\t]{1,8}\t/.test(withoutLabels(entry)));
  if (markup.kind === 'html') {
    const tag = choices.pick(['li', 'p', 'div']);
    const list = tag === 'li' ? (choices.chance(0.5) ? 'ol' : 'ul') : undefined;
    const items = entries.map((entry) => `<${tag}>${convertMarks(entry.replace('\t', ' '), markup, true)}</${tag}>\n`).join('');
    return list === undefined ? items : `<${list}>\n${items}</${list}>\n`;
  }
  const isBare = choices.chance(0.5);
  const texts = entries.map((entry, at) => {
    const bullet =
      hasNumbers && !look.prefix.startsWith('-') && !look.prefix.startsWith('*') ? '' : look.prefix.replace('1', String(offset + at + 1));
    const words = decodeEntities(convertMarks(entry, markup, look.hasMarks)).replace('\t', bullet === '' ? ' ' : isBare ? '' : ' ');
    const text = bullet + words.replace(/\n/g, markup.kind === 'markdown' ? '  \n' : '\n');
    return look.width === 0 ? text : breakLines(choices, text, look.width, look.hanging, look.hyphens);
  });
  return `${texts.join(look.isLoose ? '\n\n' : markup.kind === 'markdown' && look.prefix === '' ? choices.pick(['\n\n', '  \n', '\n\n']) : '\n')}\n`;
}

function convertMarks(entry: string, markup: Markup, hasMarks: boolean): string {
  const text = entry.replace(/<sc>([\s\S]*?)<\/sc>/g, (_, words: string) =>
    markup.kind === 'html' ? `<span style="font-variant: small-caps">${words}</span>` : words,
  );
  if (markup.kind === 'html') return text;
  if (!hasMarks) return text.replace(/<\/?(?:i|b|sup|sub|sc)>/g, '');
  return text
    .replace(/<i>\s*([\s\S]*?)\s*<\/i>/g, (_, words: string) => (withoutLabels(words).trim() === '' ? words : markup.italic(words)))
    .replace(/<b>\s*([\s\S]*?)\s*<\/b>/g, (_, words: string) => (withoutLabels(words).trim() === '' ? words : markup.bold(words)))
    .replace(/<\/?(?:i|b|sup|sub|sc)>/g, '');
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:amp|lt|gt|nbsp);/g, (name) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>' })[name] ?? ' ');
}
