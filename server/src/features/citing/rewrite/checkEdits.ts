import type { Citation, CitationItem, CitationMode } from '../../../model/citation';
import type { CitationChange, DraftScan, TextEdit } from '../../../model/draft';
import type { DraftFile } from '../../../workspace/files/textFile';
import { getText, toPieces, withEdits } from './pieceTable';

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
export interface EditedCitations {
  /** The index of `before[0]` among all citations of the draft. */
  readonly first: number;
  readonly before: readonly Citation[];
  readonly after: readonly Citation[];
}

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
  const behind = before.length - 1 - last;
  const changed = after.slice(first, after.length - behind).flatMap(({ items }) => items);
  return (
    after.length >= first + behind &&
    isSame(before.slice(0, first), after.slice(0, first)) &&
    isSame(before.slice(last + 1), after.slice(after.length - behind)) &&
    changed.length === expected.length &&
    changed.every((item, index) => isSameWork(item, expected[index]) && (mode === undefined || item.mode === mode))
  );
}

function isSameWork(item: CitationItem, expected: CitationItem | undefined): boolean {
  const wordsBehind = ({ suffix = '' }: CitationItem): string => suffix.replace(/[\s,]+/g, ' ').trim();
  return item.key === expected?.key && wordsBehind(item) === wordsBehind(expected);
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
