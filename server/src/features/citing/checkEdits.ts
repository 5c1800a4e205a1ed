import type { DraftFile } from '#workspace';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';
import type { CitationChange, DraftScan, TextEdit } from '../../model/draft';

/** What the rewritten citations of a draft should contain after the edits. */
export interface ExpectedCitations {
  /** The indices of the first and the last citation that the edits rewrite. */
  readonly first: number;
  readonly last: number;
  /** The items that these citations should contain, each with its locator and other words after the key. */
  readonly items: readonly CitationItem[];
  /** The mode that all items should have; undefined if the mode is not checked. */
  readonly mode?: CitationMode;
}

/**
 * The citations from the first to the last one that the edits affect, once as they were before the edits, and once as they are after
 * them.
 */
interface EditedCitations {
  /** The index of `before[0]` among all citations of the draft. */
  readonly first: number;
  readonly before: readonly Citation[];
  readonly after: readonly Citation[];
}

/** A piece of an edited text. It is either new, or copied unchanged from offset `from` of the original text. */
interface Piece {
  readonly text: string;
  readonly from?: number;
}

/** A text together with all edits made to it, so that several rounds of edits can be combined into one. */
export type Pieces = readonly Piece[];

/**
 * Compares the citations before and after the edits. Citations that are not in the result did not change. The citations from index
 * `touched.first` to `touched.last` are always included, even if they did not change.
 */
export function compareCitations(
  draft: DraftFile,
  edits: readonly TextEdit[],
  touched: { readonly first: number; readonly last: number },
): EditedCitations {
  const text = getText(withEdits(toPieces(draft.text), edits));
  const { citations } = draft.scan();
  const change = findCitationChange(draft, text);
  const changeEnd = change.first + change.removed;
  const first = Math.min(change.first, touched.first);
  const end = Math.max(changeEnd, touched.last + 1);
  return {
    first,
    before: citations.slice(first, end),
    after: [...citations.slice(first, change.first), ...change.added, ...citations.slice(changeEnd, end)],
  };
}

function findCitationChange(draft: DraftFile, text: string): CitationChange {
  const { language, commands } = draft;
  const previous = { text: draft.text, scan: draft.scan() };
  return (
    language.findCitationChange?.(text, { previous, commands }) ?? {
      first: 0,
      removed: previous.scan.citations.length,
      added: language.scan(text, { previous, commands }).citations,
    }
  );
}

/** The text after the edits, and its citations. */
export function previewEdits(
  draft: DraftFile,
  edits: readonly TextEdit[],
): { readonly text: string; readonly citations: readonly Citation[] } {
  const text = getText(withEdits(toPieces(draft.text), edits));
  return { text, citations: scanAgain(draft, text, { text: draft.text, scan: draft.scan() }).citations };
}

/** Scans the edited text in the same way as the draft was scanned. */
export function scanAgain(
  { language, commands }: DraftFile,
  text: string,
  previous: { readonly text: string; readonly scan: DraftScan },
): DraftScan {
  return language.scan(text, { previous, commands });
}

/**
 * Whether the edited draft, when it is scanned again, has the expected citations, and its other citations are unchanged. This can be
 * false because text next to a new citation may become part of it: if `@a` is inserted before `[see there]`, the bracket becomes its
 * locator.
 */
export function yieldsExpectedCitations(draft: DraftFile, edits: readonly TextEdit[], expectation: ExpectedCitations): boolean {
  const { items: expected, mode } = expectation;
  const { first: from, before, after } = compareCitations(draft, edits, expectation);
  const [first, last] = [expectation.first - from, expectation.last - from];
  const countAfter = before.length - 1 - last;
  const changed = after.slice(first, after.length - countAfter).flatMap(({ items }) => items);
  return (
    after.length >= first + countAfter &&
    isSame(before.slice(0, first), after.slice(0, first)) &&
    isSame(before.slice(last + 1), after.slice(after.length - countAfter)) &&
    changed.length === expected.length &&
    changed.every((item, index) => isSameWork(item, expected[index]) && (mode === undefined || item.mode === mode))
  );
}

function isSameWork(item: CitationItem, expected: CitationItem | undefined): boolean {
  const wordsAfter = ({ suffix = '' }: CitationItem): string => suffix.replace(/[\s,]+/g, ' ').trim();
  return item.key === expected?.key && wordsAfter(item) === wordsAfter(expected);
}

function isSame(before: readonly Citation[], after: readonly Citation[]): boolean {
  return before.length === after.length && before.every((citation, index) => describe(citation) === describe(after[index]));
}

function describe(citation: Citation | undefined): string {
  return JSON.stringify(citation?.items.map(({ key, mode, prefix, suffix }) => [key, mode, prefix, suffix]));
}

/** Whether the same works are cited in the same modes. How often they are cited, and in which order, does not matter. */
export function citesTheSame(before: readonly Citation[], after: readonly Citation[]): boolean {
  const works = (citations: readonly Citation[]): string =>
    [...new Set(citations.flatMap(({ items }) => items.map(({ key, mode }) => `${mode} ${key}`)))].sort().join('\n');
  return works(before) === works(after);
}

export function toPieces(text: string): Pieces {
  return [{ text, from: 0 }];
}

export function getText(pieces: Pieces): string {
  return pieces.map(({ text }) => text).join('');
}

/** Applies edits, which must not overlap. Their spans are offsets in the current text. */
export function withEdits(pieces: Pieces, edits: readonly TextEdit[]): Pieces {
  const result: Piece[] = [];
  let at = 0;
  let index = 0;
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const keepUntil = (end: number, keep: 'kept' | 'dropped'): void => {
    for (let piece = pieces[index]; piece !== undefined && at < end; piece = pieces[index]) {
      const start = pieceStart;
      const to = Math.min(end, start + piece.text.length);
      if (keep === 'kept') result.push(slicePiece(piece, at - start, to - start));
      at = to;
      if (to < start + piece.text.length) return;
      pieceStart = to;
      index += 1;
    }
  };
  let pieceStart = 0;
  for (const { span, newText } of ordered) {
    keepUntil(span.start, 'kept');
    if (newText !== '') result.push({ text: newText });
    keepUntil(span.end, 'dropped');
  }
  keepUntil(Infinity, 'kept');
  return result;
}

function slicePiece({ text, from }: Piece, start: number, end: number): Piece {
  return { text: text.slice(start, end), ...(from === undefined ? {} : { from: from + start }) };
}

/** The edits that turn the original text into the current one. `length` is the length of the original text in UTF-16 code units. */
export function toEdits(pieces: Pieces, length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  const close = (end: number): void => {
    if (newText !== '' || at < end) edits.push({ span: { start: at, end }, newText });
    newText = '';
  };
  for (const { text, from } of pieces) {
    if (from === undefined) newText += text;
    else {
      close(from);
      at = from + text.length;
    }
  }
  close(length);
  return edits;
}
