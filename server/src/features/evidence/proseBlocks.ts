import { type Span, listOverlapping, shiftSpan } from '../../base/span';
import { farthestProse } from '#drafts';
import { splitSentences } from '#text';
import type { DraftFile } from '#workspace';
import { findProse } from './draftSentences';

/** The lines of a draft between two blank lines. A block contains whole paragraphs. */
export interface ProseBlock {
  readonly span: Span;
  /** Headings, captions, tables and the like in the block, which are no running text. The spans are relative to the block. */
  readonly asides: readonly Span[];
  /**
   * What the block is read from: its text, and where it has citations, asides and other parts that are no prose. Blocks with the same
   * content are read alike, wherever they are, so what was read of a block can be kept while the writer types elsewhere.
   */
  readonly content: string;
}

/** A paragraph or list item of a draft, or a part of a long one. */
export interface BlockProse {
  /** UTF-16 offset, relative to the block. */
  readonly start: number;
  /** As long as its part of the draft: whatever is no running text is replaced by spaces. */
  readonly text: string;
}

/** Sections whose text needs no citations, or is a list of works. */
const withoutCitations = /^(?:abstract|summary|acknowledge?ments?|references|bibliography|works cited|further reading|contents)\b/i;

/** The blocks of a draft, in order. Blocks of which nothing can be running text are left out. */
export function listProseBlocks(draft: DraftFile): readonly ProseBlock[] {
  const { text, scan, language } = draft;
  const { citations, opaque } = scan();
  const body = language.findBody(text);
  const cited = citations.map(({ span }) => span);
  const asides = listAsides(draft);
  const blocks: ProseBlock[] = [];
  const gap = /\n[ \t]*\r?\n\s*/g;
  for (let start = body.start; start < body.end; ) {
    gap.lastIndex = start;
    const found = gap.exec(text);
    const span = { start, end: Math.min(found?.index ?? body.end, body.end) };
    const [own = [], ...others] = [asides, cited, opaque].map((spans) =>
      listOverlapping(spans, span, (each) => each).map((each) => shiftSpan(each, -start)),
    );
    const isHidden = own.some((aside) => aside.start <= 0 && aside.end >= span.end - start);
    if (!isHidden && span.end > start) {
      const marks = [own, ...others].map((spans) => spans.map((each) => `${each.start},${each.end}`).join(' '));
      blocks.push({ span, asides: own, content: [text.slice(start, span.end), ...marks].join('\n\n') });
    }
    start = found === null ? body.end : gap.lastIndex;
  }
  return blocks;
}

function listAsides({ text, scan, language }: DraftFile): readonly Span[] {
  const { headings } = scan();
  const sections = headings.flatMap(({ level, text: title, span }, at) => {
    if (!withoutCitations.test(title.trim())) return [];
    const next = headings.find((heading, index) => index > at && heading.level <= level);
    return [{ start: span.start, end: next?.span.start ?? text.length }];
  });
  const joined: Span[] = [];
  const all = [...(language.prose?.listAsides(text) ?? []), ...headings.map(({ span }) => span), ...sections];
  for (const { start, end } of all.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.end <= start) joined.push({ start, end });
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return joined;
}

/** The prose of a block, in the order of the text. */
export function readProse(draft: DraftFile, { span, asides }: ProseBlock): readonly BlockProse[] {
  const read: BlockProse[] = [];
  let done = span.start;
  for (let at = span.start; at < span.end; ) {
    const prose = findProse(draft, at);
    const start = Math.max(prose.span.start, done);
    const isCut = prose.span.end === at + farthestProse;
    // A part of a long paragraph ends with its last whole sentence.
    const whole = isCut ? prose.span.start + (splitSentences(prose.text).at(-1)?.start ?? 0) : 0;
    const end = Math.min(whole > start ? whole : prose.span.end, span.end);
    if (start < end) {
      const text = prose.text.slice(start - prose.span.start, end - prose.span.start);
      read.push({ start: start - span.start, text: hide(text, start - span.start, asides) });
    }
    done = Math.max(end, at);
    const lineEnd = draft.text.indexOf('\n', done);
    at = isCut && done > at ? done : lineEnd === -1 ? span.end : lineEnd + 1;
  }
  return read;
}

function hide(text: string, offset: number, asides: readonly Span[]): string {
  const inText = listOverlapping(asides, { start: offset, end: offset + text.length }, (aside) => aside);
  return inText.reduce((shown, { start, end }) => {
    const from = Math.max(0, start - offset);
    const to = Math.min(end - offset, text.length);
    return shown.slice(0, from) + ' '.repeat(to - from) + shown.slice(to);
  }, text);
}
