import type { DraftFile } from '#workspace';
import { indexOfSpanAt, type Span, sliceSpan } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { CommentSyntax } from '../../model/draftLanguage';

/**
 * A part of a draft that a command writes and updates. A comment on a line of its own begins the block and names it, as in `<!--
 * marginalia matrix -->` or `% marginalia matrix`. Another such comment ends it: `<!-- /marginalia -->`.
 */
interface ManagedBlock {
  /** For example `matrix`, `annotated-bibliography` or `note n-7f3a2c`. */
  readonly name: string;
  /** The block including both comments, but not the line break after the second one. */
  readonly span: Span;
  /** The text between the two comments. */
  readonly content: Span;
}

/** The edit with which a command writes a block into a draft, or the reason why the command refuses to write it. */
export type BlockResult =
  | {
      readonly kind: 'edits';
      /** A single edit; empty if the block already has this content. */
      readonly edits: readonly TextEdit[];
      /** Whether the draft already had the block. */
      readonly isUpdate: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

interface ReadBlocks {
  /** The blocks with an end, in the order of the text. They do not overlap. */
  readonly closed: readonly ManagedBlock[];
  /** The comments that begin a block without an end. */
  readonly open: readonly { readonly name: string; readonly start: number }[];
}

/** A draft whose language has comments. */
interface CommentedDraft extends Pick<DraftFile, 'text' | 'scan'> {
  readonly comments: CommentSyntax;
}

const words = {
  open: (name: string, line: number, end: string) =>
    `The block "${name}" on line ${line} has no end. Nothing was written. Add a line ${end} after the block, or remove line ${line}.`,
  several: (name: string, lines: readonly number[]) =>
    `There are several "${name}" blocks, on lines ${lines.join(', ')}. Place the cursor in the one to update.`,
  unreadable: (name: string) =>
    `The block "${name}" can't contain these notes. Nothing was written. Check them for open code blocks and comments.`,
};

/** The keys that are cited in the new text of the edits, each once. */
export function listCitedKeys({ language }: DraftFile, edits: readonly TextEdit[]): readonly string[] {
  const keys = edits.flatMap(({ newText }) => language.scan(newText).citations.flatMap(({ items }) => items.map(({ key }) => key)));
  return [...new Set(keys)];
}

/**
 * The block with this name, or, if several blocks have the name, the one around `offset`. Blocks without an end are ignored. undefined
 * if no block has the name, or if several have it and `offset` is in none of them.
 */
export function findManagedBlock({ text, scan, language }: DraftFile, name: string, offset: number): ManagedBlock | undefined {
  const { comments } = language;
  return comments === undefined ? undefined : chooseBlock(readBlocks({ text, scan, comments }).closed, name, offset);
}

function chooseBlock(closed: readonly ManagedBlock[], name: string, offset: number): ManagedBlock | undefined {
  const named = closed.filter((block) => block.name === name);
  return named.find(({ span }) => span.start <= offset && offset <= span.end) ?? (named.length === 1 ? named[0] : undefined);
}

/**
 * Plans the edit that writes `content` into the draft's block with this name, or into a new block after the paragraph at `offset`. If
 * the content differs only in its line breaks, there is no edit. Refuses if a block with this name has no end, if several blocks have
 * the name and `offset` is in none of them, or if the new block would not be read back correctly. undefined if the draft's language has
 * no comments.
 */
export function setManagedBlock(draft: DraftFile, offset: number, name: string, content: string): BlockResult | undefined {
  const { comments } = draft.language;
  if (comments === undefined) return undefined;
  const { closed, open } = readBlocks({ ...draft, comments });
  const lineOf = (at: number): number => draft.lines().positionAt(at).line + 1;
  const broken = open.find((block) => block.name === name);
  if (broken !== undefined) return refuse(words.open(name, lineOf(broken.start), comments.renderComment(endMark)));
  const block = chooseBlock(closed, name, offset);
  const named = closed.filter((known) => known.name === name);
  if (block === undefined && named.length > 1)
    return refuse(
      words.several(
        name,
        named.map(({ span }) => lineOf(span.start)),
      ),
    );
  const edit =
    block === undefined ? insertBlock(draft, comments, closed, offset, name, content) : replaceContent(draft, comments, block, content);
  if (edit === undefined) return { kind: 'edits', edits: [], isUpdate: true };
  const expected = { closed: closed.length + (block === undefined ? 1 : 0), open: open.length };
  return holds(draft, comments, edit, name, content, expected)
    ? { kind: 'edits', edits: [edit], isUpdate: block !== undefined }
    : refuse(words.unreadable(name));
}

function refuse(reason: string): BlockResult {
  return { kind: 'refused', reason };
}

const startMark = /^marginalia (\S(?:.*\S)?)$/;
const endMark = '/marginalia';

function readBlocks(draft: CommentedDraft): ReadBlocks {
  const closed: ManagedBlock[] = [];
  const open: { name: string; start: number }[] = [];
  let begun: { readonly name: string; readonly start: number; readonly end: number } | undefined;
  for (const { start, end, says } of listMarks(draft)) {
    if (says === endMark) {
      if (begun !== undefined)
        closed.push({ name: begun.name, span: { start: begun.start, end }, content: { start: begun.end, end: start } });
      begun = undefined;
      continue;
    }
    if (begun !== undefined) open.push(begun);
    begun = { name: startMark.exec(says)?.[1] ?? '', start, end };
  }
  if (begun !== undefined) open.push(begun);
  return { closed, open };
}

/** The comments that begin or end a block. Each is alone on its line, and is not inside code or another comment. */
function listMarks({ text, comments, scan }: CommentedDraft): readonly (Span & { readonly says: string })[] {
  const marks: (Span & { says: string })[] = [];
  for (const found of text.matchAll(/^ {0,3}(\S[^\r\n]*\bmarginalia\b[^\r\n]*?)[ \t]*$/gm)) {
    const [line, comment = ''] = found;
    const says = comments.readComment(comment);
    if (says === undefined || (says !== endMark && !startMark.test(says))) continue;
    const start = found.index + line.indexOf(comment);
    const { opaque } = scan();
    const cover = opaque[indexOfSpanAt(opaque, start)];
    if (cover !== undefined && cover.start < start && start < cover.end) continue;
    marks.push({ start, end: start + comment.length, says });
  }
  return marks;
}

function insertBlock(
  draft: DraftFile,
  comments: CommentSyntax,
  closed: readonly ManagedBlock[],
  offset: number,
  name: string,
  content: string,
): TextEdit {
  const { text } = draft;
  const { renderComment } = comments;
  const place = findEndOfParagraph(draft, offset);
  const around = closed.find(({ span }) => span.start < place && place < span.end);
  const at = around?.span.end ?? place;
  const block = `${renderComment(`marginalia ${name}`)}${renderContent(comments, content)}${renderComment(endMark)}`;
  return { span: { start: at, end: at }, newText: withLineEnds(text, withBlankLines(text, at, block)) };
}

function replaceContent(
  { text }: DraftFile,
  comments: CommentSyntax,
  { content: span }: ManagedBlock,
  content: string,
): TextEdit | undefined {
  const wanted = renderContent(comments, content);
  return sliceSpan(text, span).replace(/\r\n?/g, '\n') === wanted ? undefined : { span, newText: withLineEnds(text, wanted) };
}

function renderContent({ gap }: CommentSyntax, content: string): string {
  return `${gap}${content.replace(/\r\n?/g, '\n').trim()}${gap}`;
}

/** Uses `\r\n` for all line breaks of the added text if the draft contains `\r\n`. */
function withLineEnds(text: string, added: string): string {
  return text.includes('\r\n') ? added.replace(/\n/g, '\r\n') : added;
}

/**
 * Reads the edited draft again, and checks that it contains the block with this content, and as many other blocks as before. Unclosed
 * code in `content`, for example, could hide a block.
 */
function holds(
  { text, language }: DraftFile,
  comments: CommentSyntax,
  { span, newText }: TextEdit,
  name: string,
  content: string,
  expected: { readonly closed: number; readonly open: number },
): boolean {
  const after = text.slice(0, span.start) + newText + text.slice(span.end);
  const { closed, open } = readBlocks({ text: after, comments, scan: () => language.scan(after) });
  const isThere = closed.some(
    (block) => block.name === name && sliceSpan(after, block.content).replace(/\r\n?/g, '\n') === renderContent(comments, content),
  );
  return isThere && closed.length === expected.closed && open.length === expected.open;
}

/**
 * The offset where a new block is inserted: after the paragraph around `offset`, or at `offset` itself if that is on a blank line. The
 * result is within the body of the draft.
 */
export function findEndOfParagraph(draft: DraftFile, offset: number): number {
  const { text, language } = draft;
  const body = language.findBody(text);
  const place = Math.max(body.start, Math.min(offset, body.end));
  const blank = /\r?\n[ \t]*\r?\n|$/g;
  blank.lastIndex = place;
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  const isOnBlankLine = text.slice(lineStart, place).trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(place));
  const end = isOnBlankLine ? place : (blank.exec(text)?.index ?? text.length);
  return Math.min(leaveOpaque(draft, end), body.end);
}

/**
 * Moves `at` out of the code, comment or front matter that surrounds it: to the end of that text, or to its start if it extends to the
 * end of the draft.
 */
function leaveOpaque({ text, scan }: DraftFile, at: number): number {
  const { opaque } = scan();
  const around = opaque[indexOfSpanAt(opaque, at)];
  if (around === undefined || at === around.start || at >= around.end) return at;
  return around.end < text.length ? around.end : around.start;
}

/**
 * Returns `inserted` with as many line breaks before and after it as are needed to separate it by blank lines from the text around
 * `at`.
 */
export function withBlankLines(text: string, at: number, inserted: string): string {
  const before = text.slice(0, at).trimEnd();
  const gapBefore = before === '' ? '' : '\n'.repeat(Math.max(0, 2 - countLineEnds(text.slice(before.length, at))));
  const after = text.slice(at);
  const gapAfter =
    after.trim() === '' ? (after.includes('\n') ? '' : '\n') : '\n'.repeat(Math.max(0, 2 - countLineEnds(/^\s*/.exec(after)?.[0] ?? '')));
  return `${gapBefore}${inserted}${gapAfter}`;
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
