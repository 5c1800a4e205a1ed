import type { SyntaxNode } from '@lezer/common';
import { readAuthorLine } from '../authors';
import { readDate } from '../calendar';
import type { EntryDraft, Passage } from '../entryDraft';
import { addReferences, draftEntry } from '../entryDraft';
import { readFurniture } from '../furniture';
import type { Label } from '../labels';
import { findArxivIdInUrl, readReferences } from '../../model/references';
import { shapeOf } from '../textUnits';
import type { InlineLink, InlineText } from './inlineText';
import { readInline } from './inlineText';
import { applyLabelled, readLabelledBlock, readLabelledParagraph } from './labelledBlock';
import type { Heading, Section } from './sections';

/** Where an abstract was found: a labelled one is believed before a paragraph, a paragraph before a quoted summary. */
type AbstractSource = 'abstract' | 'paragraph' | 'summary' | 'bullet';
const precedence: readonly AbstractSource[] = ['abstract', 'paragraph', 'summary', 'bullet'];

/** What the blocks of a paper's section hold. */
export interface SectionContent {
  readonly abstracts: Map<AbstractSource, Passage>;
  readonly labelled: { readonly label: Label; readonly value: InlineText }[];
  readonly furniture: InlineText[];
  readonly links: InlineLink[];
  authors?: readonly string[];
  /** Where the last block ends that belongs to the paper. */
  end: number;
}

/** Reads a section as that of one paper; total, so that it also tells whether it is one. */
export function readSectionContent(text: string, section: Section): SectionContent {
  const content: SectionContent = {
    abstracts: new Map(),
    labelled: [],
    furniture: [],
    links: [],
    end: section.heading?.span.end ?? 0,
  };
  let label: Label | undefined;
  for (const [index, block] of section.blocks.entries()) {
    label = section.labels.get(index) ?? label;
    readBlock(text, block, label, content);
  }
  return content;
}

export function hasAbstract(content: SectionContent): boolean {
  return content.abstracts.size > 0;
}

export function draftFromSection(heading: Heading, content: SectionContent): EntryDraft {
  const draft = draftEntry({ text: heading.text, span: heading.span });
  addReferences(draft, readReferences(heading.links.map((link) => link.url)));
  if (content.authors !== undefined) draft.authors = content.authors;
  for (const { label, value } of content.labelled) applyLabelled(draft, label, value);
  for (const { text } of content.furniture) {
    const furniture = readFurniture(text);
    if (furniture?.kind === 'published' || furniture?.kind === 'page-date') draft.date ??= furniture.date;
  }
  const { links, arxivId, doi } = readReferences(content.links.map((link) => link.url));
  // A link to another paper is none of this one's: the picture above the next card leads to the next paper.
  const known = draft.arxivId ?? arxivId;
  const own = links.filter((link) => (findArxivIdInUrl(link.url) ?? known) === known);
  addReferences(draft, { links: own, arxivId, doi });
  const abstract = precedence.map((source) => content.abstracts.get(source)).find((passage) => passage !== undefined);
  if (abstract !== undefined) draft.abstract = abstract;
  draft.end = Math.max(draft.end, content.end);
  return draft;
}

function readBlock(text: string, block: SyntaxNode, label: Label | undefined, content: SectionContent): void {
  if (block.name === 'Paragraph') readParagraph(text, block, label, 'paragraph', content);
  else if (block.name === 'Blockquote') readQuote(text, block, label, content);
  else if (block.name === 'BulletList' || block.name === 'OrderedList') readList(text, block, label, content);
  else if (block.name === 'HTMLBlock') readHtml(text, block, label, content);
}

function readParagraph(
  text: string,
  block: SyntaxNode,
  label: Label | undefined,
  source: AbstractSource,
  content: SectionContent,
): void {
  const labelled = readLabelledParagraph(text, block);
  if (labelled !== undefined) {
    for (const found of labelled) addLabelled(found.label, found.value, content);
    return;
  }
  const inline = readInline(text, block);
  if (label !== undefined && inline.text !== '') addLabelled(label, inline, content);
  else addParagraph(text, inline, source, content);
  if (content.end === inline.span.end) content.end = block.to;
}

/** Longer paragraphs below a title are its abstract, even where they do not end as sentences do. In UTF-16 units. */
const longestRemark = 100;

function addParagraph(text: string, inline: InlineText, source: AbstractSource, content: SectionContent): void {
  const furniture = readFurniture(inline.text);
  if (furniture !== undefined) {
    content.furniture.push(inline);
    if (furniture.kind === 'published') content.end = Math.max(content.end, inline.span.end);
  }
  if (inline.text === '') return;
  content.links.push(...inline.links);
  if (furniture !== undefined) return;
  const authors = readAuthorLine(inline.text);
  if (authors !== undefined) {
    content.authors ??= authors;
  } else if ((shapeOf(inline.text) !== 'short' || inline.text.length > longestRemark) && !content.abstracts.has(source)) {
    content.abstracts.set(source, withoutOpenBracket(text, inline));
  } else if (inline.links.length === 0) {
    return;
  }
  content.end = Math.max(content.end, inline.span.end);
}

/** A capture that was cut off in the middle of a link leaves its bracket. */
function withoutOpenBracket(text: string, { text: shown, span }: InlineText): Passage {
  const isOpen = shown.startsWith('[') && !shown.includes(']') && text.charAt(span.start) === '[';
  return isOpen ? { text: shown.slice(1), span: { start: span.start + 1, end: span.end } } : { text: shown, span };
}

function addLabelled(label: Label, value: InlineText, content: SectionContent): void {
  content.end = Math.max(content.end, value.span.end);
  const source = label === 'abstract' ? 'abstract' : label === 'summary' ? 'summary' : undefined;
  if (source === undefined) content.labelled.push({ label, value });
  else if (value.text !== '' && !content.abstracts.has(source))
    content.abstracts.set(source, { text: value.text, span: value.span });
  else content.links.push(...value.links);
}

function readQuote(text: string, block: SyntaxNode, label: Label | undefined, content: SectionContent): void {
  for (const paragraph of block.getChildren('Paragraph'))
    readParagraph(text, paragraph, label === 'abstract' ? label : undefined, 'summary', content);
}

function readList(text: string, block: SyntaxNode, label: Label | undefined, content: SectionContent): void {
  for (const item of block.getChildren('ListItem')) {
    const paragraph = item.getChild('Paragraph') ?? item.getChild('Task');
    if (paragraph === null) continue;
    const found = readLabelledBlock(text, paragraph);
    if (found !== undefined)
      addLabelled(found.label, found.value.text === '' ? readNested(text, item, found.value) : found.value, content);
    else readParagraph(text, paragraph, label, 'bullet', content);
  }
}

/** The value of `- Abstract:` that stands in a list or paragraph below its label. */
function readNested(text: string, item: SyntaxNode, empty: InlineText): InlineText {
  const nested = item.getChild('BulletList')?.getChild('ListItem') ?? item.getChild('Blockquote') ?? item;
  const paragraph = nested.getChildren('Paragraph').at(-1);
  return paragraph === undefined || (nested === item && item.getChildren('Paragraph').length < 2)
    ? empty
    : readInline(text, paragraph);
}

/** Text between HTML tags, where it stands in one piece: `<details><summary>Abstract</summary>...`. */
function readHtml(text: string, block: SyntaxNode, label: Label | undefined, content: SectionContent): void {
  const raw = text.slice(block.from, block.to);
  for (const match of raw.matchAll(/>([^<>]{60,})</g)) {
    const inner = match[1] ?? '';
    const start = block.from + match.index + 1 + (inner.length - inner.trimStart().length);
    const span = { start, end: start + inner.trim().length };
    const inline: InlineText = { text: inner.replace(/\s+/g, ' ').trim(), span, links: [] };
    if (label !== undefined) addLabelled(label, inline, content);
    else if (readDate(inline.text) === undefined) addParagraph(text, inline, 'paragraph', content);
  }
}
