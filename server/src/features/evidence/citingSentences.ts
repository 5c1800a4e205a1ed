import { countBefore, maxProseDistance, shiftCitation } from '#drafts';
import type { DraftFile } from '#workspace';
import { findChange, type TextChange } from '../../base/changes';
import { listOverlapping, type Span, shiftSpan } from '../../base/span';
import type { Citation, CitationKey } from '../../model/citation';
import type { Prose } from '../../model/draft';
import { collapseWhiteSpace, findProse, sliceProse, splitProse } from './draftSentences';

/**
 * A sentence of a draft with a citation. If the citation is directly before or after the sentence, the span includes it. Sentences of a
 * footnote are sentences of their own, and the sentence around the footnote doesn't have their words and citations.
 */
export interface CitingSentence {
  /** The span of the sentence in the draft. In a `CitingParagraph`, it is relative to the paragraph's `start`. */
  readonly span: Span;
  /** The words of the sentence in one line, without citations, commands and markup. */
  readonly text: string;
  /** The text of the span; citations, commands, math, markup, footnotes and line breaks are replaced by spaces. As long as the span. */
  readonly prose: string;
  /** The citations, in the order of the text. Their spans are relative to the start of the sentence. */
  readonly citations: readonly Citation[];
  /** The keys of the citations, without repetition. */
  readonly keys: readonly CitationKey[];
}

/** The sentences with citations in a paragraph of a draft, or in a part of a long paragraph. */
export interface CitingParagraph {
  /**
   * The offset of the citation from which the paragraph was found. The spans of the sentences are relative to this offset, so that they
   * stay the same when the paragraph moves.
   */
  readonly start: number;
  /** All citations that begin within this distance from `start` belong to this paragraph. */
  readonly length: number;
  readonly sentences: readonly CitingSentence[];
}

/** A draft and its paragraphs with citations, in the order of the text. */
export interface ParagraphsOfDraft {
  readonly draft: DraftFile;
  readonly paragraphs: readonly CitingParagraph[];
}

/**
 * Text further away than this from a paragraph, in UTF-16 code units, does not affect how the paragraph is read. The search for prose
 * covers 2,000 units, the search for a LaTeX argument 8,000.
 */
const maxLookDistance = 10_000;

/** The sentences with citations, in the order of the text. A citation after a full stop belongs to the sentence before it. */
export function listCitingSentences(draft: DraftFile): readonly CitingSentence[] {
  return readCitingParagraphs(draft).paragraphs.flatMap(({ start, sentences }) =>
    sentences.map((sentence) => ({ ...sentence, span: shiftSpan(sentence.span, start) })),
  );
}

/**
 * Reads the paragraphs with citations. `previous` contains the paragraphs before an edit. Paragraphs far enough from the edit are not
 * read again; their arrays of sentences are reused.
 */
export function readCitingParagraphs(draft: DraftFile, previous?: ParagraphsOfDraft): ParagraphsOfDraft {
  if (previous?.draft === draft) return previous;
  const { citations } = draft.scan();
  const change = previous === undefined ? undefined : findDraftChange(previous.draft, draft);
  const known = previous === undefined || change === undefined ? [] : previous.paragraphs;
  const by = change === undefined ? 0 : change.newEnd - change.oldEnd;
  const { before, after } = findUnaffected(draft.text, change);
  const kept = countBefore(known, before, ({ start, length }) => ({ start: start + length, end: start }));
  const paragraphs = known.slice(0, kept);
  let next = kept;
  let done = endOf(paragraphs.at(-1));
  for (let at = countBefore(citations, done, ({ span }) => span); at < citations.length; at += 1) {
    const { start, end } = citations[at]?.span ?? { start: 0, end: 0 };
    if (start < done) continue;
    while ((known[next]?.start ?? Infinity) + by < start) next += 1;
    const doneBefore = next === 0 ? -1 : endOf(known[next - 1]) + by;
    if (start > after && known[next]?.start === start - by && doneBefore === done)
      return { draft, paragraphs: [...paragraphs, ...moved(known.slice(next), by)] };
    const paragraph = readParagraph(draft, { start, end }, done);
    done = endOf(paragraph);
    paragraphs.push(paragraph);
  }
  return { draft, paragraphs };
}

/**
 * Paragraphs that end before `before` and those that begin after `after` are not affected by a change: they are far away, or there is
 * a blank line between, which ends every paragraph and every LaTeX argument.
 */
function findUnaffected(text: string, change: TextChange | undefined): { readonly before: number; readonly after: number } {
  if (change === undefined) return { before: 0, after: Infinity };
  const { start, newEnd } = change;
  const blank = start < 2 ? -1 : text.lastIndexOf('\n\n', start - 2);
  const nextBlank = text.indexOf('\n\n', newEnd);
  return {
    before: Math.max(start - maxLookDistance, blank + 1),
    after: Math.min(newEnd + maxLookDistance, nextBlank === -1 ? Infinity : nextBlank),
  };
}

function endOf(paragraph: CitingParagraph | undefined): number {
  return paragraph === undefined ? -1 : paragraph.start + paragraph.length;
}

function moved(paragraphs: readonly CitingParagraph[], by: number): readonly CitingParagraph[] {
  return by === 0 ? paragraphs : paragraphs.map(({ start, length, sentences }) => ({ start: start + by, length, sentences }));
}

/** The part of the draft in which the text, citations or opaque spans changed; undefined if the whole draft must be read again. */
function findDraftChange(before: DraftFile, after: DraftFile): TextChange | undefined {
  if (before.language !== after.language || before.commands !== after.commands) return undefined;
  const [old, scan] = [before.scan(), after.scan()];
  const change = findChange(before.text, after.text);
  const cited = widenToLists(change, old.citations, scan.citations, ({ span }) => span, citesTheSame);
  return widenToLists(
    cited,
    old.opaque,
    scan.opaque,
    (span) => span,
    () => true,
  );
}

/** Widens the change to include all items in which the two lists differ. */
function widenToLists<T>(
  { start, oldEnd, newEnd }: TextChange,
  old: readonly T[],
  now: readonly T[],
  spanOf: (item: T) => Span,
  isSame: (a: T, b: T) => boolean,
): TextChange {
  const by = newEnd - oldEnd;
  const isMoved = (a: T | undefined, b: T | undefined, steps: number): boolean =>
    a !== undefined &&
    b !== undefined &&
    spanOf(a).start + steps === spanOf(b).start &&
    spanOf(a).end + steps === spanOf(b).end &&
    isSame(a, b);
  let first = 0;
  while (first < now.length && (old[first] === now[first] || isMoved(old[first], now[first], 0))) first += 1;
  let last = 0;
  while (last < now.length - first && last < old.length - first && isMoved(old[old.length - 1 - last], now[now.length - 1 - last], by))
    last += 1;
  const differing = [
    ...old
      .slice(first, old.length - last)
      .map(spanOf)
      .map((span) => ({ span, steps: by })),
    ...now.slice(first, now.length - last).map((item) => ({ span: spanOf(item), steps: 0 })),
  ];
  const widened = differing.reduce(
    (wide, { span, steps }) => ({ start: Math.min(wide.start, span.start), newEnd: Math.max(wide.newEnd, span.end + steps) }),
    { start, newEnd },
  );
  return { ...widened, oldEnd: widened.newEnd - by };
}

/** Whether two citations are the same if they have the same span in the same text. Then only the items' number and modes can differ. */
function citesTheSame({ items }: Citation, { items: others }: Citation): boolean {
  return items.length === others.length && items.every(({ mode }, at) => mode === others[at]?.mode);
}

/** Reads the paragraph around a citation at `cited`. Text before `done` belongs to another part of the same long paragraph. */
function readParagraph(draft: DraftFile, cited: Span, done: number): CitingParagraph {
  const { start, end } = cited;
  const read = cutProse(findProse(draft, start), Math.max(0, done));
  const prose = read.span.end === start + maxProseDistance ? withoutLastSentence(draft, read, cited) : read;
  return { start, length: Math.max(end, prose.span.end) - start, sentences: readSentences(draft, prose, start) };
}

/**
 * Prose that ends within a sentence, without that sentence: it is read as a whole around its next citation. If the citation at `cited`
 * is in that very sentence, the sentence is longer than what is read, and the prose remains as it is.
 */
function withoutLastSentence(draft: DraftFile, prose: Prose, cited: Span): Prose {
  const { sentences } = splitProse(draft, prose);
  const last = sentences.at(-1);
  return last === undefined || indexOfSentence(sentences, cited) === sentences.length - 1
    ? prose
    : cutProse(prose, prose.span.start, last.start);
}

function cutProse(prose: Prose, from: number, to = prose.span.end): Prose {
  const start = Math.min(Math.max(from, prose.span.start), to);
  return { span: { start, end: to }, text: sliceProse(prose, { start, end: to }) };
}

/** The sentences with citations in the prose, and then those in its footnotes. Their spans are relative to `origin`. */
function readSentences(draft: DraftFile, prose: Prose, origin: number): readonly CitingSentence[] {
  const footnotes = draft.language.prose?.findFootnotes(draft.text, prose.span) ?? [];
  const text = footnotes.reduce(
    (visible, { start, end }) =>
      visible.slice(0, start - prose.span.start) + ' '.repeat(end - start) + visible.slice(end - prose.span.start),
    prose.text,
  );
  const inFootnotes = footnotes.flatMap((span) => readFootnote(draft, span));
  return [
    ...readSentencesOf(draft, { span: prose.span, text }, inFootnotes),
    ...inFootnotes.flatMap((footnote) => readSentencesOf(draft, footnote, [])),
  ].map((sentence) => ({ ...sentence, span: shiftSpan(sentence.span, -origin) }));
}

/** A footnote with fewer words, such as "see also", only holds citations. They belong to the sentence around the footnote. */
const minWordsOfNote = 4;

/** The prose of a footnote that makes a statement of its own and cites; otherwise an empty array. */
function readFootnote(draft: DraftFile, span: Span): readonly Prose[] {
  const [citation] = listOverlapping(draft.scan().citations, span, (cited) => cited.span);
  if (citation === undefined) return [];
  const prose = cutProse(findProse(draft, citation.span.start), span.start, span.end);
  return (prose.text.match(/\p{L}{2,}/gu)?.length ?? 0) < minWordsOfNote ? [] : [prose];
}

/** The sentences with citations in the prose. Citations that begin in one of the spans `without` are left out. */
function readSentencesOf(draft: DraftFile, prose: Prose, without: readonly Prose[]): readonly CitingSentence[] {
  const { sentences, citations } = splitProse(draft, prose);
  const cited = sentences.map((): Citation[] => []);
  for (const citation of citations) {
    const { start } = citation.span;
    if (start < prose.span.start || without.some(({ span }) => span.start <= start && start < span.end)) continue;
    cited[indexOfSentence(sentences, citation.span)]?.push(citation);
  }
  return sentences.flatMap((sentence, at) => {
    const [first, last] = [cited[at]?.[0], cited[at]?.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = { start: Math.min(sentence.start, first.span.start), end: Math.max(sentence.end, last.span.end) };
    const words = sliceProse(prose, span).padEnd(span.end - span.start);
    return [
      {
        span,
        text: collapseWhiteSpace(words),
        prose: words,
        citations: (cited[at] ?? []).map((citation) => shiftCitation(citation, -span.start)),
        keys: [...new Set((cited[at] ?? []).flatMap(({ items }) => items.map(({ key }) => key)))],
      },
    ];
  });
}

/** The index of the sentence to which a citation belongs. If the citation is between two sentences, it belongs to the first one. */
function indexOfSentence(sentences: readonly Span[], citation: Span): number {
  const next = sentences.findIndex(({ start }) => start > citation.start);
  return next === -1 ? sentences.length - 1 : Math.max(0, next - 1);
}
