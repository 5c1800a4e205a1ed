import { findDoi, findYear, readArxivId, readPaperUrls } from '#text';
import type { Span } from '../../base/span';
import type { DigestHint } from '../digestHint';
import { splitAuthors } from '../fields/authors';
import { foldLines } from '../fields/joinLines';
import { readHtmlLines } from '../marked/html/htmlLines';
import { readTags, type TagAttributes, type TagReader } from '../marked/html/readTags';
import type { MarkedLine } from '../marked/markedLine';
import {
  addIdentifiers,
  createRecordDraft,
  finishRecord,
  type LocatedText,
  type ParsedDigest,
  type RecordDraft,
  setAuthors,
} from '../recordDraft';
import { readCredibleRecords } from '../records/readCredible';
import type { Container } from './container';

/** Pages saved by a browser, and newsletters. */
export const html: Container = {
  format: 'html',
  looksLike: looksLikeHtml,
  read: (text, hint) => ({ format: 'html', ...readPage(text, hint) }),
};

const leadIn = /^(?:<\?xml[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*)*/;
const documentStart = /^<(?:!doctype\s+html|html|head|body)\b/i;
const block = /<\/(?:p|div|li|ul|ol|dl|dd|td|tr|table|h[1-6]|article|section|span|a)\s*>/gi;
const markdown = /^(?:#{1,6} |[-*+] |\d{1,3}\. |\|.*\|\s*$|```)|\]\(https?:|\*\*\S/gm;
/** A fragment with fewer closing tags than this is not recognised as HTML. */
const minElements = 5;

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
  return elements >= minElements && elements > 2 * (probe.match(markdown) ?? []).length;
}

/** The paper that the page is about. If the page's tags do not name a single paper, the papers that the page lists. */
function readPage(text: string, hint: DigestHint): Omit<ParsedDigest, 'format'> {
  const about = readCitationTags(text);
  const lines = readHtmlLines(text);
  if (about === undefined) return readCredibleRecords(lines, hint);
  about.abstract ??= findAbstract(lines);
  return { pattern: 'web page of one paper', entries: [finishRecord(about)], issues: [] };
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

const wanted = new Set(['name', 'property', 'content']);

/**
 * The paper that a page is about, according to the tags that publishers write for Google Scholar (Highwire Press: `citation_title`,
 * `citation_author`, ...). undefined if the tags name no paper or several. The abstract is missing if no tag contains it.
 */
function readCitationTags(text: string): RecordDraft | undefined {
  if (!/\bcitation_title\b/i.test(text)) return undefined;
  const tags = new CitationTags(text);
  readTags(text, 0, text.length, wanted, tags);
  return tags.finish();
}

class CitationTags implements TagReader {
  private readonly values = new Map<string, LocatedText[]>();

  constructor(private readonly text: string) {}

  open(name: string, attributes: TagAttributes, span: Span): void {
    if (name !== 'meta') return;
    const [, field] = /^citation_(\w+)$/i.exec(attributes.get('name') ?? attributes.get('property') ?? '') ?? [];
    const content = attributes.get('content');
    if (field === undefined || content === undefined || content.trim() === '') return;
    const value = { text: foldLines(content).trim(), span: this.place(content, span) };
    const values = this.values.get(field.toLowerCase());
    if (values === undefined) this.values.set(field.toLowerCase(), [value]);
    else values.push(value);
  }

  close(): void {}

  characters(): void {}

  reference(): void {}

  comment(): void {}

  finish(): RecordDraft | undefined {
    const titles = this.values.get('title') ?? [];
    const [title] = titles;
    if (title === undefined || titles.some(({ text }) => text !== title.text)) return undefined;
    const draft = createRecordDraft(title);
    const lists = this.textsOf('authors').map(splitAuthors);
    const authors = this.textsOf('author')
      .concat(lists.flatMap((list) => list.authors))
      .map(givenNameFirst);
    setAuthors(draft, { authors, hasMoreAuthors: lists.find((list) => list.hasMoreAuthors)?.hasMoreAuthors });
    draft.abstract = this.values.get('abstract')?.[0];
    const date = this.textOf('publication_date') ?? this.textOf('date') ?? this.textOf('online_date') ?? this.textOf('year');
    draft.year = findYear(date ?? '');
    draft.venue = this.textOf('journal_title') ?? this.textOf('conference_title') ?? this.textOf('inbook_title');
    addIdentifiers(
      draft,
      readPaperUrls(['abstract_html_url', 'fulltext_html_url', 'public_url', 'pdf_url'].flatMap((field) => this.textsOf(field))),
    );
    draft.arxivId = readArxivId(this.textOf('arxiv_id') ?? '') ?? draft.arxivId;
    draft.doi = findDoi(this.textOf('doi') ?? '') ?? draft.doi;
    return draft;
  }

  private textsOf(field: string): string[] {
    return (this.values.get(field) ?? []).map(({ text }) => text);
  }

  private textOf(field: string): string | undefined {
    return this.textsOf(field)[0];
  }

  /**
   * The position of a value in its tag, without surrounding white space. If the tag contains the value in another form, for example
   * with entities, the position of the whole tag is returned.
   */
  private place(content: string, { start, end }: Span): Span {
    const at = this.text.slice(start, end).indexOf(content.trim());
    return at < 0 ? { start, end } : { start: start + at, end: start + at + content.trim().length };
  }
}

/** `Feng, Leo` becomes `Leo Feng`. */
function givenNameFirst(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  return family === undefined || given === undefined ? name : `${given} ${family}`;
}
