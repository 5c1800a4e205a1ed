import { maxProseDistance } from '#drafts';
import { splitSentences } from '#text';
import type { DraftFile } from '#workspace';
import { listOverlapping, type Span, shiftSpan, trimSpan } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { Prose } from '../../model/draft';

/** A sentence in the prose of a draft. */
interface DraftSentence {
  /** From the beginning of the sentence to its end, including the full stop. */
  readonly span: Span;
  /** The words of the sentence in one line, without citations, commands and markup; never empty. */
  readonly text: string;
}

/** The sentences and citations in a paragraph of a draft. */
interface ProseSentences {
  /**
   * Spans in the draft, in the order of the text. They do not overlap. A narrative citation that begins a sentence (`@doe shows`) is
   * part of that sentence.
   */
  readonly sentences: readonly Span[];
  readonly citations: readonly Citation[];
}

/** What was read around a place. */
interface Read {
  readonly sentences: readonly Span[];
  /** Whatever is here has its sentence among `sentences`. */
  readonly served: Span;
}

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
interface BlockProse {
  /** UTF-16 offset, relative to the block. */
  readonly start: number;
  /** As long as its part of the draft: whatever is no running text is replaced by spaces. */
  readonly text: string;
}

/** The prose around an offset of a draft. Empty if the offset is not in prose, for example because it is in code. */
export function findProse({ text, scan, language }: DraftFile, offset: number): Prose {
  return language.prose?.findProse(text, scan(), offset) ?? { span: { start: offset, end: offset }, text: '' };
}

/** All sentences of a draft, in the order of the text; they do not overlap. */
export function listSentences(draft: DraftFile): readonly DraftSentence[] {
  const { text } = draft;
  const found: DraftSentence[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const prose = findProse(draft, at);
    const further = splitProse(draft, prose)
      .sentences.filter(({ end }) => end > done)
      .map(({ start, end }) => ({ start: Math.max(start, done), end }));
    // `findProse` returns only a few thousand characters. If they end within a sentence, the next call starts at the beginning of that
    // sentence. If that sentence is the only one, the next call starts where the characters end.
    const isCut = prose.span.end === at + maxProseDistance;
    const again = isCut && further.length > 1 ? further.at(-1) : undefined;
    for (const span of further) {
      const words = collapseWhiteSpace(sliceProse(prose, span));
      if (span !== again && words !== '') found.push({ span, text: words });
    }
    done = again?.start ?? Math.max(prose.span.end, at);
    at = isCut ? done : startOfNextLine(text, done);
  }
  return found;
}

/** The part of the prose text that belongs to a span of the draft. */
export function sliceProse({ span, text }: Prose, { start, end }: Span): string {
  return text.slice(start - span.start, end - span.start);
}

function startOfNextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/**
 * Splits prose into sentences. The caller may have replaced more of `text` by blanks than `findProse` does, such as a citation that is
 * being typed.
 */
export function splitProse({ scan }: DraftFile, { span, text }: Prose): ProseSentences {
  const citations = listOverlapping(scan().citations, span, (citation) => citation.span);
  // Citations are blank in the text. A narrative one such as `@doe shows` is replaced by a capital letter, so that a sentence can begin
  // with it.
  const named = citations
    .filter(({ items, span: cited }) => items[0]?.mode === 'narrative' && cited.start >= span.start)
    .reduce(
      (before, { span: cited }) => `${before.slice(0, cited.start - span.start)}A${before.slice(cited.start - span.start + 1)}`,
      text,
    );
  const sentences = splitSentences(named)
    .map(({ start, end }) => trimSpan(named, { start, end }))
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
  return { sentences, citations };
}

/** Replaces each run of white space, including line breaks, by one space, and removes white space at both ends. */
export function collapseWhiteSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** In UTF-16 units. Of a sentence that is longer, at least so much before and after a place is given. */
const minContext = 1000;

/**
 * Creates a function that gives the sentence of a place, as `findPassage` does: empty if there is none. What is read around one place
 * serves for those after it too, so that many places in one paragraph take linear time.
 */
export function createSentenceFinder(draft: DraftFile): (place: Span) => Span {
  let read: Read | undefined;
  return (place) => {
    if (read === undefined || place.start < read.served.start || read.served.end < place.end) read = readAround(draft, place.start);
    const touched = read.sentences.filter(({ start, end }) => start < place.end && place.start < end);
    return { start: touched[0]?.start ?? place.start, end: touched.at(-1)?.end ?? place.start };
  };
}

function readAround(draft: DraftFile, offset: number): Read {
  const prose = findProse(draft, offset);
  const { start, end } = prose.span;
  const isCutBefore = start === offset - maxProseDistance;
  const isCutAfter = end === offset + maxProseDistance;
  return {
    sentences: splitProse(draft, prose).sentences,
    served: { start: isCutBefore ? start + minContext : start, end: isCutAfter ? end - minContext : end },
  };
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
    const isCut = prose.span.end === at + maxProseDistance;
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
