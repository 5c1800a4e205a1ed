import { maskControls } from '../../base/maskControls';
import { trimSpan, type Span } from '../../base/span';
import type { Annotation, LiteratureNote, NoteIssue } from '../../model/annotation';
import { findAnchor } from './anchor';
import { readAttributes, type AnnotationAttributes } from './attributes';
import { readQuote } from './quote';
import { readMetadata } from './readMetadata';
import { splitBlocks, type Block } from './splitBlocks';
import { findTags } from './tags';

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

/** The beginning of an annotation: the attributes in its comment, its quotation and its anchor. */
interface Head {
  readonly start: number;
  readonly quote: Span;
  readonly anchor: { readonly id: string; readonly end: number };
  readonly attributes: AnnotationAttributes;
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
