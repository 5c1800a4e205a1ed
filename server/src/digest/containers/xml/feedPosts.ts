import { decodeEntities } from '../../../base/entities';
import { MappedTextBuilder } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import type { DigestHint } from '../../digestHint';
import { relocateRecord } from '../../joinReadings';
import { readHtmlLines } from '../../marked/html/htmlLines';
import type { ParsedDigest, UnnamedRecord } from '../../recordDraft';
import { readCredibleRecords } from '../../records/readCredible';

type Reading = Pick<ParsedDigest, 'pattern' | 'entries' | 'issues'>;

/**
 * The papers that the posts of a blog list in their HTML, which Atom and RSS contain as escaped text, as CDATA or as elements. A post's own
 * title is a heading above its papers, and no paper. `posts` are the spans of the posts. Never throws and takes linear time.
 */
export function readFeedPosts(text: string, posts: readonly Span[], hint: DigestHint): Reading {
  const found = posts.map((post) => ({ title: findElement(text, post, ['title']), content: findElement(text, post, contentElements) }));
  const read = readPages(text, found, hint);
  // If the titles of posts were taken for those of papers, the posts are read without them.
  const isPost = ({ titleSpan }: UnnamedRecord): boolean => found.some(({ title }) => title !== undefined && contains(title, titleSpan));
  if (!read.entries.some(isPost)) return read;
  return readPages(
    text,
    found.map(({ content }) => ({ content })),
    hint,
  );
}

/** The elements with the content of a post, from the fullest to the shortest (RFC 4287, 4.1.3; RSS 1.0 content module). */
const contentElements = ['content:encoded', 'content', 'description', 'summary'];

/** The span between the tags of the first of these elements that is not empty. */
function findElement(text: string, { start, end }: Span, names: readonly string[]): Span | undefined {
  const own = text.slice(start, end);
  for (const name of names) {
    const open = new RegExp(`<(?:atom:)?${name}(?:\\s[^<>]{0,1000})?>`, 'i').exec(own);
    const from = open === null || open[0].endsWith('/>') ? -1 : open.index + open[0].length;
    const to = from < 0 ? -1 : own.slice(from).search(new RegExp(`</(?:atom:)?${name}\\s*>`, 'i'));
    if (to > 0) return { start: start + from, end: start + from + to };
  }
  return undefined;
}

function contains(around: Span, { start, end }: Span): boolean {
  return around.start <= start && end <= around.end;
}

function readPages(
  text: string,
  posts: readonly { readonly title?: Span | undefined; readonly content: Span | undefined }[],
  hint: DigestHint,
): Reading {
  const builder = new MappedTextBuilder();
  for (const { title, content } of posts) {
    if (content === undefined) continue;
    const at = (title ?? content).start;
    if (title !== undefined) {
      builder.add('<h1>', at, at);
      addDecoded(builder, text, title);
    }
    builder.add(title === undefined ? '<hr>' : '</h1>', content.start, content.start);
    addDecoded(builder, text, content);
    builder.add('<hr>', content.end, content.end);
  }
  const mapped = builder.finish();
  const { pattern, entries, issues } = readCredibleRecords(readHtmlLines(mapped.text), hint);
  return {
    ...(pattern === undefined ? {} : { pattern }),
    entries: entries.map((entry) => relocateRecord(entry, mapped.toSource)),
    issues: issues.map(({ span, reason }) => ({ span: mapped.toSource(span), reason })),
  };
}

const cdataOrReference = /<!\[CDATA\[([^]*?)(?:\]\]>|$)|&(?:#x?[\da-f]{1,6}|[a-z]{1,10});/gi;

/** Adds the HTML that an element contains. Elements of XHTML are HTML as they are. */
function addDecoded(builder: MappedTextBuilder, text: string, { start, end }: Span): void {
  const own = text.slice(start, end);
  let at = 0;
  for (const { index, 0: whole, 1: verbatim } of isXhtml(own) ? [] : own.matchAll(cdataOrReference)) {
    builder.add(own.slice(at, index), start + at, start + index);
    at = index + whole.length;
    const from = start + index + '<![CDATA['.length;
    if (verbatim === undefined) builder.add(decodeEntities(whole), start + index, start + at);
    else builder.add(verbatim, from, from + verbatim.length);
  }
  builder.add(own.slice(at), start + at, end);
}

function isXhtml(content: string): boolean {
  return /^\s*<[a-z]/i.test(content);
}
