import type { SyntaxNode } from '@lezer/common';
import { readAuthorLine, splitAuthors } from '../authors';
import { findYear, readLeadingDate } from '../calendar';
import type { EntryDraft, Passage } from '../entryDraft';
import { addReferences, draftEntry } from '../entryDraft';
import { findLabel } from '../labels';
import { isPaperUrl, readReferences } from '../../model/references';
import { shapeOf } from '../textUnits';
import type { InlineLink, InlineText } from './inlineText';
import { isLinkLabel, readInline } from './inlineText';
import { applyLabelled, readLabelledBlock } from './labelledBlock';

/** Papers in a list: `- **Title**. abstract`, `- [Title](url): abstract`, `- Title [[paper](url)]`, nested groups included. */
export function readPaperList(text: string, list: SyntaxNode): EntryDraft[] {
  const drafts: EntryDraft[] = [];
  for (const item of list.getChildren('ListItem')) {
    const first = item.getChild('Paragraph') ?? item.getChild('Task');
    const draft = first === null ? undefined : readPaperItem(text, first, item);
    if (draft !== undefined) {
      drafts.push(draft);
      continue;
    }
    for (const nested of [...item.getChildren('BulletList'), ...item.getChildren('OrderedList')])
      drafts.push(...readPaperList(text, nested));
  }
  return drafts;
}

/** The shortest rest that can be an abstract, in UTF-16 units. */
const shortestAbstract = 50;

/** One paper from a paragraph that begins with its title; `item` holds what belongs to it below. undefined where it is none. */
export function readPaperItem(text: string, paragraph: SyntaxNode, item: SyntaxNode | undefined): EntryDraft | undefined {
  if (readLabelledBlock(text, paragraph) !== undefined) return undefined;
  const title = findItemTitle(text, paragraph);
  if (title === undefined) return undefined;
  const whole = readInline(text, paragraph);
  const links = [...whole.links, ...nestedLinks(text, item)].filter((link) => !link.url.startsWith('#'));
  const isLinked = links.some((link) => isPaperUrl(link.url));
  const draft = draftEntry({ text: title.text, span: title.span });
  readRest(text, paragraph, title.end, draft);
  if (item !== undefined) readNestedBlocks(text, item, paragraph, draft);
  if (!isTitleLike(title.text, isLinked) || (!isLinked && draft.abstract === undefined)) return undefined;
  addReferences(draft, readReferences(links.map((link) => link.url)));
  draft.end = Math.max(draft.end, item?.to ?? paragraph.to);
  return draft;
}

/** Two words alone may be a heading in bold (`**Further reading**`), unless a paper is linked. */
function isTitleLike(title: string, isLinked: boolean): boolean {
  if (findLabel(title.replace(/:$/, '')) !== undefined || isLinkLabel(title) || title.length < 4) return false;
  return isLinked || title.split(' ').length >= 3 || title.length >= 24;
}

interface ItemTitle extends Passage {
  /** Behind the title's markup. */
  readonly end: number;
}

function findItemTitle(text: string, paragraph: SyntaxNode): ItemTitle | undefined {
  const marked = findMarkedTitle(text, paragraph);
  if (marked !== undefined) return marked;
  // `- Title, Authors [[paper](url)]`: the title is what stands before the first link.
  const link = paragraph.getChild('Link');
  if (link === null || link.from - paragraph.from < 12) return undefined;
  const before = readInline(text, paragraph, paragraph.from, link.from);
  const title = trimTitle(before);
  return shapeOf(title.text) === 'short' && readFirstUrl(text, link) ? { ...title, end: link.from } : undefined;
}

function readFirstUrl(text: string, link: SyntaxNode): boolean {
  const url = link.getChild('URL');
  return url !== null && isPaperUrl(text.slice(url.from, url.to));
}

/** Bold text or a link at the beginning, behind a short tag such as `[2024/05]` at most. */
function findMarkedTitle(text: string, paragraph: SyntaxNode): ItemTitle | undefined {
  for (let child = paragraph.firstChild; child !== null; child = child.nextSibling) {
    if (child.from - paragraph.from > 24) return undefined;
    if (child.name !== 'StrongEmphasis' && child.name !== 'Link') continue;
    const inline = trimTitle(readInline(text, child));
    if (inline.text === '' || isLinkLabel(inline.text) || readLeadingDate(inline.text) !== undefined) continue;
    const before = text
      .slice(paragraph.from, child.from)
      .replace(/^\[[ xX]\]/, '')
      .replace(/[[\]()"“*_.:\s\d/-]/g, '');
    return before.length > 8 ? undefined : { ...inline, end: child.to };
  }
  return undefined;
}

/** Without brackets, quotation marks and punctuation that stand around a title in a list. */
function trimTitle({ text, span }: InlineText): Passage {
  const lead = /^["“”([\s]*/.exec(text)?.[0].length ?? 0;
  const isBracketed = /^\[[^\]]*$/.test(text);
  const skipped = isBracketed || /^["“”\s]/.test(text) ? lead : 0;
  const trail = /[\s.,:;"”[(–—-]*$/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(skipped, text.length - trail), span: { start: span.start + skipped, end: span.end - trail } };
}

/** What follows the title in the same paragraph: authors, a year, an abstract. */
function readRest(text: string, paragraph: SyntaxNode, from: number, draft: EntryDraft): void {
  let start = from + (/^["”)\]]?\s*[.:,–—|-]{0,3}\s*/.exec(text.slice(from, from + 12))?.[0].length ?? 0);
  const authors = readItemAuthors(text, paragraph, start);
  if (authors !== undefined) {
    draft.authors = authors.names;
    start = authors.end;
  }
  const rest = readInline(text, paragraph, start, paragraph.to, 'drop-label-links');
  const passage = withoutBrackets(rest);
  if (passage.text.length >= shortestAbstract && shapeOf(passage.text) !== 'short') draft.abstract = passage;
  else if (passage.text.length >= shortestAbstract && authors !== undefined) draft.abstract = passage;
  const year = draft.abstract === undefined ? findYear(rest.text) : undefined;
  if (year !== undefined) draft.year = year;
}

/** Authors in italics or parentheses, or on a line of their own, right behind the title. */
function readItemAuthors(
  text: string,
  paragraph: SyntaxNode,
  from: number,
): { names: readonly string[]; end: number } | undefined {
  for (let child = paragraph.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Emphasis' || child.from < from || child.from > from + 3) continue;
    const names = splitAuthors(readInline(text, child).text);
    return names.length > 1 ? { names, end: behindPunctuation(text, child.to) } : undefined;
  }
  const bracket = /^\(([^()\n]{3,400})\)/.exec(text.slice(from, from + 420));
  const line = /^[^\n]{3,400}(?=\n)/.exec(text.slice(from, Math.min(paragraph.to, from + 420)));
  const written = bracket?.[1] ?? line?.[0];
  const names = written === undefined ? undefined : readAuthorLine(written.replace(/,? *(?:19|20)\d\d$/, '').trim());
  return names === undefined
    ? undefined
    : { names, end: behindPunctuation(text, from + (bracket?.[0] ?? line?.[0] ?? '').length) };
}

function behindPunctuation(text: string, from: number): number {
  return from + (/^\s*[.:,–—|-]{0,3}\s*/.exec(text.slice(from, from + 12))?.[0].length ?? 0);
}

/** Brackets that are left when label links are dropped: `... abstract. [] []`. */
function withoutBrackets({ text, span }: InlineText): Passage {
  const trail = /(?:\s|\[\s*\]|\(\s*\)|[|·,])*$/.exec(text.slice(-60))?.[0] ?? '';
  const shown = text.slice(0, text.length - trail.length);
  return { text: shown, span: { start: span.start, end: Math.max(span.start, span.end - trail.replace(/\s+/g, ' ').length) } };
}

/** Paragraphs, quotes and lists below an item: labelled lines, or the abstract. */
function readNestedBlocks(text: string, item: SyntaxNode, first: SyntaxNode, draft: EntryDraft): void {
  const paragraphs: SyntaxNode[] = [];
  for (let child = item.firstChild; child !== null; child = child.nextSibling) {
    if (child.from <= first.from) continue;
    if (child.name === 'Paragraph') paragraphs.push(child);
    else if (child.name === 'Blockquote') paragraphs.push(...child.getChildren('Paragraph'));
    else for (const nested of child.getChildren('ListItem')) paragraphs.push(...nested.getChildren('Paragraph'));
  }
  for (const paragraph of paragraphs) readNestedParagraph(text, paragraph, draft);
}

function readNestedParagraph(text: string, paragraph: SyntaxNode, draft: EntryDraft): void {
  const labelled = readLabelledBlock(text, paragraph);
  if (labelled !== undefined) {
    const { label, value } = labelled;
    if (label === 'abstract' || (label === 'summary' && draft.abstract === undefined))
      draft.abstract = { text: value.text, span: value.span };
    else applyLabelled(draft, label, value);
    return;
  }
  const inline = readInline(text, paragraph, paragraph.from, paragraph.to, 'drop-label-links');
  const authors = readAuthorLine(inline.text);
  if (authors !== undefined && draft.authors.length === 0) draft.authors = authors;
  else if (draft.abstract === undefined && shapeOf(inline.text) !== 'short')
    draft.abstract = { text: inline.text, span: inline.span };
}

function nestedLinks(text: string, item: SyntaxNode | undefined): InlineLink[] {
  if (item === undefined) return [];
  const lists = item.getChildren('BulletList').flatMap((list) => list.getChildren('ListItem'));
  return lists.flatMap((nested) => nested.getChildren('Paragraph').flatMap((paragraph) => readInline(text, paragraph).links));
}
