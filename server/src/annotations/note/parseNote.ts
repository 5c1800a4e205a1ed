import type { Span } from '../../base/span';
import type { Annotation, LiteratureNote, NoteIssue } from '../../model/annotation';
import { readAttributes, type Attributes } from './attributes';
import { readQuote } from './quote';
import { readMetadata } from './readMetadata';
import { splitBlocks, type Block } from './splitBlocks';
import { findTags } from './tags';

/** What git leaves where two versions could not be joined (git-merge, "How conflicts are presented"). */
const conflictMark = /^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?$|^={7}\r?$/m;
/** An anchor of a block, as Obsidian writes it (Obsidian Help, "Link to a block in a note"), alone in its line. */
const anchorLine = /^[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;

/**
 * Reads a note (server/README.md, "A note file"). Total: what is broken is told, the rest counts. `name` is the file's,
 * with its extension: other programs put the key there.
 */
export function parseNote(text: string, name: string): LiteratureNote {
  const metadata = readMetadata(text);
  const isOwn = metadata.key !== undefined;
  const foreignName = /^@(.+)\.md$/i.exec(name)?.[1];
  const blocks = splitBlocks(text, metadata.end);
  const issues: NoteIssue[] = [...metadata.issues];
  const annotations = isOwn ? readAnnotations(text, blocks, issues) : [];
  const conflict = conflictMark.exec(text);
  if (conflict !== null && isOwn) {
    const start = conflict.index;
    issues.unshift({ span: { start, end: start + conflict[0].trimEnd().length }, reason: 'Two versions of this note were not joined yet: choose one and remove the marks.' });
  }
  const freeSpan = trimSpan(text, { start: metadata.end, end: annotations[0]?.span.start ?? text.length });
  const repeated = findRepeated(annotations);
  for (const { span, id } of repeated) issues.push({ span, reason: `A note above has the anchor ^${id} too. Give one of them another.` });
  return {
    kind: isOwn ? 'own' : 'foreign',
    key: metadata.key ?? metadata.foreignKey ?? foreignName,
    title: metadata.title,
    titleSpan: metadata.titleSpan,
    status: metadata.status,
    statusSpan: metadata.statusSpan,
    tags: metadata.tags,
    free: text.slice(freeSpan.start, freeSpan.end),
    freeSpan,
    annotations,
    metadataSpan: metadata.span,
    issues: issues.sort((a, b) => a.span.start - b.span.start),
    isWritable: isOwn && conflict === null && !metadata.issues.some(({ reason }) => !reason.startsWith('The status')) && repeated.length === 0,
  };
}

/** Where an annotation begins: its attributes, if any, its quotation and its anchor. */
interface Head {
  readonly start: number;
  readonly quote: Span;
  readonly anchor: { readonly id: string; readonly end: number };
  readonly attributes: Attributes;
}

function readAnnotations(text: string, blocks: readonly Block[], issues: NoteIssue[]): readonly Annotation[] {
  const heads = blocks.flatMap((block, at): readonly Head[] => {
    if (block.kind !== 'quote') return [];
    const anchor = findAnchor(text, block, blocks[at + 1]);
    if (anchor === undefined) return [];
    const before = blocks[at - 1];
    const attributes = before?.kind === 'comment' ? readAttributes(text.slice(before.start, before.end)) : undefined;
    if (attributes?.issue !== undefined && before !== undefined) issues.push({ span: { start: before.start, end: before.end }, reason: attributes.issue });
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

/** In the last line of the quotation's block, or in the line that follows it, blank lines apart. */
function findAnchor(text: string, quote: Block, next: Block | undefined): { readonly id: string; readonly end: number; readonly quoteEnd: number } | undefined {
  const lastLine = text.lastIndexOf('\n', quote.end - 1) + 1;
  // Without a `>` of its own it belongs to the quotation by CommonMark's rule of lazy continuation.
  const lazy = lastLine > quote.start ? anchorLine.exec(text.slice(lastLine, quote.end)) : null;
  if (lazy?.[1] !== undefined) return { id: lazy[1], end: quote.end, quoteEnd: trimSpan(text, { start: quote.start, end: lastLine }).end };
  if (next?.kind !== 'paragraph') return undefined;
  const lineEnd = next.start + (/\r?\n|\r|$/.exec(text.slice(next.start, next.end))?.index ?? 0);
  const found = anchorLine.exec(text.slice(next.start, lineEnd));
  return found?.[1] === undefined ? undefined : { id: found[1], end: lineEnd, quoteEnd: quote.end };
}

function findRepeated(annotations: readonly Annotation[]): readonly Annotation[] {
  const known = new Set<string>();
  return annotations.filter(({ id }) => known.size === known.add(id).size);
}

/** Without white space at its ends; where nothing else is there, the place at its start. */
function trimSpan(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const trimmed = part.trim();
  if (trimmed === '') return { start, end: start };
  const from = start + part.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
