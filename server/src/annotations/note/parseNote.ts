import { parser } from '@lezer/markdown';
import { escapeDraftMarkdown, maskControls } from '../../base/escape';
import { type Span, trimSpan } from '../../base/span';
import type { Annotation, LiteratureNote, NoteIssue } from '../../model/annotation';
import { type AnnotationAttributes, readAttributes } from './attributes';
import { readMetadata } from './readMetadata';

/** The beginning of an annotation: the attributes in its comment, its quotation and its anchor. */
interface Head {
  readonly start: number;
  readonly quote: Span;
  readonly anchor: { readonly id: string; readonly end: number };
  readonly attributes: AnnotationAttributes;
}

/** A top-level block of a Markdown document. */
interface Block extends Span {
  readonly kind: 'quote' | 'paragraph' | 'comment' | 'heading' | 'rule' | 'other';
}

/** The anchor of an annotation, a line such as `^n-7f3a2c`. */
interface AnnotationAnchor {
  /** The anchor without `^`. */
  readonly id: string;
  /** The end of the anchor's line. The writer's words follow it. */
  readonly end: number;
  /** The end of the quotation to which the anchor belongs. */
  readonly quoteEnd: number;
}

/**
 * Marks of an unresolved merge (git-merge, "How conflicts are presented"). The mark between the two versions (`=======`) is not
 * searched for, because it may also be the underline of a heading.
 */
const conflictMark = /^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?$/m;

/**
 * Reads a note (see "A note file" in the documentation); never throws. Broken parts are reported, and the rest is read. `name` is the
 * name of the file with its extension, because other programs write the key into the name.
 */
export function parseNote(source: string, name: string): LiteratureNote {
  // Notes may come from other people, by git or by an import, so they may contain control characters.
  const text = maskControls(source);
  const metadata = readMetadata(text);
  const foreignName = /^@(.+)\.md$/i.exec(name)?.[1];
  // A field named `key` alone is not enough, because other programs use this name with another meaning.
  const isOwn = metadata.key !== undefined && metadata.foreignKey === undefined && foreignName === undefined;
  const blocks = splitBlocks(text, metadata.end);
  const issues: NoteIssue[] = [...metadata.issues];
  const annotations = isOwn ? readAnnotations(text, blocks, issues) : [];
  const conflict = conflictMark.exec(text);
  if (conflict !== null && isOwn) {
    const start = conflict.index;
    issues.unshift({
      span: { start, end: start + conflict[0].trimEnd().length },
      reason: 'This note has merge conflicts. Choose one version and remove the conflict markers.',
    });
  }
  const freeSpan = trimSpan(text, { start: metadata.end, end: annotations[0]?.span.start ?? text.length });
  const repeated = findRepeated(annotations);
  for (const { span, id } of repeated) issues.push({ span, reason: `Duplicate anchor ^${id}. Give one of the notes a different anchor.` });
  return {
    kind: isOwn ? 'own' : 'foreign',
    key: isOwn ? metadata.key : (metadata.foreignKey ?? foreignName ?? metadata.key),
    title: metadata.title,
    heading: isOwn || metadata.title !== undefined ? undefined : findHeading(text, blocks),
    titleSpan: metadata.titleSpan,
    status: metadata.status,
    statusSpan: metadata.statusSpan,
    tags: metadata.tags,
    generalText: text.slice(freeSpan.start, freeSpan.end),
    generalTextSpan: freeSpan,
    annotations,
    metadataSpan: metadata.span,
    issues: issues.sort((a, b) => a.span.start - b.span.start),
    isWritable: isOwn && conflict === null && !metadata.isBroken && repeated.length === 0,
  };
}

function findHeading(text: string, blocks: readonly Block[]): string | undefined {
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return heading === undefined ? undefined : /^#[ \t]+(.*?)[ \t#]*$/.exec(text.slice(heading.start, heading.end))?.[1];
}

function readAnnotations(text: string, blocks: readonly Block[], issues: NoteIssue[]): readonly Annotation[] {
  const heads = blocks.flatMap((block, at): readonly Head[] => {
    if (block.kind !== 'quote') return [];
    const anchor = findAnchor(text, block, blocks[at + 1]);
    if (anchor === undefined) return [];
    const before = blocks[at - 1];
    const attributes = before?.kind === 'comment' ? readAttributes(text.slice(before.start, before.end)) : undefined;
    if (attributes?.issue !== undefined && before !== undefined)
      issues.push({ span: { start: before.start, end: before.end }, reason: attributes.issue, isHarmless: true });
    const start = attributes === undefined || before === undefined ? block.start : before.start;
    return [{ start, quote: { start: block.start, end: anchor.quoteEnd }, anchor, attributes: attributes ?? {} }];
  });
  const ends = blocks.filter(({ kind }) => kind === 'heading' || kind === 'rule').map(({ start }) => start);
  return heads.map(({ start, quote, anchor, attributes }, at) => {
    const next = heads[at + 1]?.start ?? text.length;
    const end = Math.min(next, ends.find((place) => place >= anchor.end) ?? text.length);
    const bodySpan = trimSpan(text, { start: anchor.end, end });
    const body = text.slice(bodySpan.start, bodySpan.end);
    return {
      id: anchor.id,
      selector: { exact: readQuote(text.slice(quote.start, quote.end)), prefix: attributes.prefix ?? '', suffix: attributes.suffix ?? '' },
      body,
      tags: findTags(body),
      isResolved: attributes.resolved === true,
      span: { start, end: Math.max(anchor.end, bodySpan.end) },
      quoteSpan: quote,
      bodySpan,
    };
  });
}

function findRepeated(annotations: readonly Annotation[]): readonly Annotation[] {
  const known = new Set<string>();
  return annotations.filter(({ id }) => known.size === known.add(id).size);
}

/**
 * Matches a tag such as `#kv-cache` or `#heads/retrieval`. By Obsidian's rule, a number alone is not a tag (Obsidian Help, "Tag
 * format").
 */
const tag = /(?<![\p{L}\p{N}_/#&\\)\]])#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
/** Matches code and addresses, in which `#` has another meaning. */
const opaque = /`+[^`]*`+|https?:\/\/\S+|\]\([^)]*\)/g;

/** The tags in a text, without `#`, each once, in the order of the text. */
export function findTags(text: string): readonly string[] {
  const plain = text.replace(opaque, (part) => ' '.repeat(part.length));
  return [...new Set([...plain.matchAll(tag)].flatMap(([, name = '']) => name.replace(/[/-]+$/, '') || []))];
}

/** A passage as a quotation on one line: `> only a fraction of heads`. */
export function renderQuote(passage: string): string {
  return `> ${escapeDraftMarkdown(passage)}`;
}

/** The plain text of a quotation, without `>`, line breaks and escaping backslashes. */
export function readQuote(quote: string): string {
  return quote
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/, ''))
    .join(' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A parser for blocks only, because inline syntax is not needed. */
const blockParser = parser.configure({ remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image'] });

const kinds: Readonly<Record<string, Block['kind']>> = {
  Blockquote: 'quote',
  Paragraph: 'paragraph',
  CommentBlock: 'comment',
  HorizontalRule: 'rule',
};

/** The top-level blocks of `text` from offset `from` (CommonMark), in the order of the text. Their spans are offsets in the whole text. */
export function splitBlocks(text: string, from: number): readonly Block[] {
  const blocks: Block[] = [];
  const tree = blockParser.parse(normalize(text.slice(from)));
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const kind = /^(?:ATX|Setext)Heading\d$/.test(node.name) ? 'heading' : (kinds[node.name] ?? 'other');
    blocks.push({ kind, start: from + node.from, end: from + node.to });
  }
  return blocks;
}

/** Replaces `\r\n` and `\r` by line feeds, because the parser knows no other line breaks. All offsets stay the same. */
function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
}

/**
 * Matches the anchor of a block as Obsidian writes it, alone on its line (Obsidian Help, "Link to a block in a note"). Within a
 * quotation, the anchor may follow a `>`.
 */
const anchorLine = /^[ \t]*(?:>[ \t]?)*[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;
const plainAnchorLine = /^[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;

/**
 * Finds the anchor of a quotation, either within the quotation's block or in the first line of the next block. Within the block, the
 * line of the anchor need not have a `>`, because CommonMark adds such a line to the quotation (lazy continuation). For the same
 * reason, words directly below the anchor may be in the block. undefined if there is no anchor.
 */
export function findAnchor(text: string, quote: Block, next: Block | undefined): AnnotationAnchor | undefined {
  for (const line of listLines(text, quote)) {
    const id = line.start === quote.start ? undefined : anchorLine.exec(text.slice(line.start, line.end))?.[1];
    if (id === undefined) continue;
    const isLast = text.slice(line.end, quote.end).trim() === '';
    const isQuoted = />/.test(text.slice(line.start, line.end));
    // If more text follows in the block, the quoted line is not an anchor but a part of the quoted text.
    if (isQuoted && !isLast) continue;
    return { id, end: line.end, quoteEnd: trimSpan(text, { start: quote.start, end: line.start }).end };
  }
  if (next?.kind !== 'paragraph') return undefined;
  const [first] = listLines(text, next);
  const id = first === undefined ? undefined : plainAnchorLine.exec(text.slice(first.start, first.end))?.[1];
  return first === undefined || id === undefined ? undefined : { id, end: first.end, quoteEnd: trimSpan(text, quote).end };
}

/** The lines without their line breaks. */
function listLines(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let from = start;
  for (const { 0: lineEnd, index } of text.slice(start, end).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: from, end: start + index });
    from = start + index + lineEnd.length;
  }
  lines.push({ start: from, end });
  return lines;
}
