import { directionMarks, ignorable, maskControls } from '../../base/invisible';
import { readTexLetters } from '../../base/tex/texToText';
import { readPlainValue, withoutFullStop } from '#digest';

/** The longest texts that are taken from an answer, in UTF-16 units. Longer ones are cut off. */
const longestLine = 1_000;
const longestAbstract = 20_000;
const longestNumber = 60;
const mostWords = 60;

/**
 * A text of a registry on one line, without markup, entities, control characters and invisible characters. Commands of TeX for letters
 * are read; other TeX, such as `$k$`, remains. undefined if nothing is left.
 */
export function readPlainLine(text: string): string | undefined {
  return clean(text, longestLine);
}

/** A title, without the full stop that databases add; empty if there is none. */
export function readTitleLine(text: string): string {
  const title = readPlainLine(text) ?? '';
  return withoutFullStop({ text: title, span: { start: 0, end: title.length } }).text;
}

/** An abstract as plain text on one line, without a heading such as "Abstract"; undefined if there is none. */
export function readAbstractText(text: string): string | undefined {
  return clean(withoutHeading(text), longestAbstract);
}

/** Invisible characters, except those that scripts and emoji need. */
const unseen = new RegExp(`(?![${directionMarks}\\u200c\\u200d\\ufe0e\\ufe0f])${ignorable}`, 'gu');

function clean(text: string, longest: number): string | undefined {
  // Markup and white space are removed before the text is cut off, so more is read than is kept.
  const line = readTexLetters(readMarkup(writeFormulasOnce(maskControls(text.slice(0, 4 * longest)))))
    .slice(0, longest)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? undefined : line;
}

/**
 * Publishers give formulas in TeX and once more in MathML. Only the TeX remains, because digests have formulas in TeX too. Some wrap
 * both in instructions: `<?CDATA $k$?>`, `<?MML <mml:math>...?>`.
 */
function writeFormulasOnce(jats: string): string {
  if (!/tex-math|<\?/.test(jats)) return jats;
  return jats
    .replace(/<\?MML\b[^]{0,8000}?\?>/g, '')
    .replace(/<\?CDATA\b([^]{0,2000}?)\?>/g, '$1')
    .replace(/(<\/(?:jats:)?tex-math>)\s{0,100}<mml:math\b[^]{0,8000}?<\/mml:math>/g, '$1');
}

/** Publishers escape some texts twice: `p &amp;lt; 0.05`, `&amp;lt;i&amp;gt;in vitro&amp;lt;/i&amp;gt;`. */
function readMarkup(text: string): string {
  const once = readPlainValue(text);
  return /&(?:lt|gt|amp|quot|#\d{1,7}|#x[\da-f]{1,6});/i.test(once) ? readPlainValue(once) : once;
}

/** In JATS, the heading is an element of its own: `<jats:title>Abstract</jats:title>`. In plain text, it is followed by a colon or line. */
function withoutHeading(text: string): string {
  return text
    .replace(/^\s*<(jats:)?title>\s*(?:abstract|summary)\.?\s*<\/(?:jats:)?title>/i, '')
    .replace(/^\s*abstract\s*(?:[:.—–]|\n)\s*/i, '');
}

/** A year that papers can have, from a number, or from a text that begins with it, such as a date; otherwise undefined. */
export function readYear(value: unknown): number | undefined {
  const year = typeof value === 'number' ? value : typeof value === 'string' ? Number(/^\s*(\d{4})(?!\d)/.exec(value)?.[1]) : Number.NaN;
  return Number.isInteger(year) && year >= 1400 && year <= 2200 ? year : undefined;
}

/** The number of a volume, an issue or an article, which can have letters; undefined if there is none. */
export function readNumber(text: string): string | undefined {
  const number = readPlainLine(text.slice(0, longestNumber));
  return number === undefined || /^(?:null|none|undefined|n\/?a|-+)$/i.test(number) ? undefined : number;
}

/** Pages as `12-34`, whatever dash the registry writes, and a single page as `12`; undefined if there are none. */
export function readPages(text: string): string | undefined {
  const pages = readNumber(text)?.replace(/\s*[-–—‐‑]+\s*/g, '-');
  const [first, last] = pages?.split('-') ?? [];
  return first === last ? first : pages;
}

/**
 * The words of a title for a search, without characters that have a meaning in the languages of queries. Ligatures and typographic
 * apostrophes, which come from pages and PDF files, are replaced by plain letters.
 */
export function listTitleWords(title: string): readonly string[] {
  const line = (readPlainLine(title) ?? '').normalize('NFKC').replace(/’/g, "'");
  return line.match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu)?.slice(0, mostWords) ?? [];
}
