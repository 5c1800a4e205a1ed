import type { Citation, CitationItem, CitationMode } from '../../../model/citation';
import type { CitationChange, DraftScan, TextEdit } from '../../../model/draft';
import type { DraftFile } from '../../../workspace/files/textFile';
import { getText, toPieces, withEdits } from './pieceTable';

/** What some citations of a draft have become. */
export interface Expectation {
  /** The citations that were written anew, by their indices: from `first` to, with, `last`. */
  readonly first: number;
  readonly last: number;
  /** The works that they cite, each with what stands behind its key. */
  readonly items: readonly CitationItem[];
  /** undefined where each keeps its own. */
  readonly mode?: CitationMode;
}

/** The citations that the edits touch, and others around them, as they were and as they are read behind the edits. */
export interface EditedCitations {
  /** The index of the first of `before` among all. */
  readonly first: number;
  readonly before: readonly Citation[];
  readonly after: readonly Citation[];
}

/** All that is not in the answer reads as before. `touched` are indices, first and last, of citations that are in it anyway. */
export function readEdited(
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

/** The text behind the edits, and its citations. */
export function applyToDraft(
  draft: DraftFile,
  edits: readonly TextEdit[],
): { readonly text: string; readonly citations: readonly Citation[] } {
  const text = getText(withEdits(toPieces(draft.text), edits));
  return { text, citations: scanAgain(draft, text, { text: draft.text, scan: draft.scan() }).citations };
}

/** Reads what the draft has become, as the draft itself was read. */
export function scanAgain(
  { language, commands }: DraftFile,
  text: string,
  previous: { readonly text: string; readonly scan: DraftScan },
): DraftScan {
  return language.scan(text, { previous, commands });
}

/**
 * Whether the draft, read again behind the edits, cites what is expected and is otherwise the same. What stands around a
 * citation may change how it reads: `@a` before a bracket takes what is in it for its place in the work.
 */
export function isAsExpected(draft: DraftFile, edits: readonly TextEdit[], expectation: Expectation): boolean {
  const { items: expected, mode } = expectation;
  const { first: from, before, after } = readEdited(draft, edits, expectation);
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

/** Whether the same works are cited in the same modes, however often and in which order. */
export function citesTheSame(before: readonly Citation[], after: readonly Citation[]): boolean {
  const works = (citations: readonly Citation[]): string =>
    [...new Set(citations.flatMap(({ items }) => items.map(({ key, mode }) => `${mode} ${key}`)))].sort().join('\n');
  return works(before) === works(after);
}
