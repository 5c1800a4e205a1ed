import type { DigestHint } from '../../digestHint';
import type { LocatedText, ParsedDigest } from '../../recordDraft';
import { finishRecord } from '../../recordDraft';
import { foldLines } from '../../fields/joinLines';
import { readHtmlLines } from '../../marked/html/htmlLines';
import type { MarkedLine } from '../../marked/markedLine';
import { readRecords } from '../../records/readRecords';
import { readCitationTags } from './citationTags';
import type { Container } from '../container';

/** Pages saved by a browser, and newsletters. */
export const html: Container = {
  format: 'html',
  looksLike: looksLikeHtml,
  read: (text) => ({ format: 'html', ...readPage(text) }),
};

const leadIn = /^(?:<\?xml[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*)*/;
const documentStart = /^<(?:!doctype\s+html|html|head|body)\b/i;
const block = /<\/(?:p|div|li|ul|ol|dl|dd|td|tr|table|h[1-6]|article|section|span|a)\s*>/gi;
const markdown = /^(?:#{1,6} |[-*+] |\d{1,3}\. |\|.*\|\s*$|```)|\]\(https?:|\*\*\S/gm;
/** A fragment with fewer closing tags than this is not recognised as HTML. */
const fewestElements = 5;

/**
 * Whether a text without leading white space is HTML. A whole page is recognised by its first tag. A fragment is not recognised in a
 * Markdown file. Elsewhere it is recognised by its file name or language if it contains a tag, or because it begins with a tag and has
 * more than twice as many closing tags as Markdown marks.
 */
function looksLikeHtml(probe: string, { languageId, path }: DigestHint): boolean {
  const start = probe.slice(leadIn.exec(probe)?.[0].length ?? 0);
  if (documentStart.test(start)) return true;
  if (/\.(?:md|markdown|mdown|mkd|qmd|rmd)$/i.test(path) || languageId === 'markdown' || languageId === 'quarto') return false;
  if (/\.x?html?$/i.test(path) || languageId === 'html') return /<[a-z][^<]*>/i.test(probe);
  if (!/^<[a-z][a-z\d]{0,20}[\s>]/i.test(start)) return false;
  const elements = (probe.match(block) ?? []).length;
  return elements >= fewestElements && elements > 2 * (probe.match(markdown) ?? []).length;
}

/** The paper that the page is about. If the page's tags do not name a single paper, the papers that the page lists. */
function readPage(text: string): Omit<ParsedDigest, 'format'> {
  const about = readCitationTags(text);
  const lines = readHtmlLines(text);
  if (about === undefined) return readRecords(lines);
  about.abstract ??= findAbstract(lines);
  return { pattern: 'web web web page of one paper', entries: [finishRecord(about)], issues: [] };
}

/** The longest block in the part of a page that is labelled as the abstract; undefined if there is no such part. */
function findAbstract(lines: readonly MarkedLine[]): LocatedText | undefined {
  let longest: LocatedText | undefined;
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (lines[to]?.startsBlock === false) to += 1;
    const block = lines.slice(from, to).filter(({ label, kind }) => label === 'abstract' && kind !== 'heading');
    const [first, last] = [block[0], block.at(-1)];
    const text = foldLines(block.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n')).replace(
      /^abstract[:.]?\s+/i,
      '',
    );
    if (first !== undefined && last !== undefined && text.length > (longest?.text.length ?? 0))
      longest = { text, span: { start: first.span.start, end: last.span.end } };
    from = to;
  }
  return longest;
}
