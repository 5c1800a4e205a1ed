import { draftLanguages } from '#drafts';
import type { DraftFile } from '#workspace';
import { type Span, shiftSpan } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { CitationCluster, CitationDialect, KeyOrder, WrittenCluster } from '../../model/citationCluster';
import type { DraftScan, TextEdit } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import { citesTheSame, getText, type Pieces, previewEdits, scanAgain, toEdits, toPieces, withEdits } from './checkEdits';

/** A citation, and the text in which it was found. That text begins at `offset` of the draft. */
interface Source {
  readonly text: string;
  readonly scan: DraftScan;
  readonly citation: Citation;
  readonly offset: number;
}

/**
 * The edits that rewrite the citations in `selection` in another dialect. The citations may be in any supported language, since the
 * writer may have pasted a paragraph from LaTeX into Markdown, or the reverse. `isKnown` says whether the library has a paper with a
 * key; this is needed because an `@` in LaTeX is often not a citation. A citation is left unchanged if the dialect can't express it, or
 * if it is not understood completely.
 */
export function convertCitations(
  draft: DraftFile,
  selection: Span,
  dialect: CitationDialect,
  isKnown: (key: string) => boolean,
): readonly TextEdit[] {
  const target = draftLanguages.find(({ conversion }) => conversion?.dialects.includes(dialect));
  if (target === undefined) return [];
  const edits = draftLanguages
    .flatMap((source) => listSources(draft, selection, source, isKnown).flatMap((found) => convertOne(found, source, target, dialect)))
    .sort((a, b) => a.span.start - b.span.start);
  if (target !== draft.language) return edits;
  const read = keepRead(draft, edits);
  return isReadBack(draft, read) ? read : [];
}

function listSources(
  draft: DraftFile,
  { start, end }: Span,
  language: DraftLanguage,
  isKnown: (key: string) => boolean,
): readonly Source[] {
  if (language === draft.language) {
    const scan = draft.scan();
    const inside = scan.citations.filter(({ span }) => start <= span.start && span.end <= end);
    return inside.map((citation) => ({ text: draft.text, scan, citation, offset: 0 }));
  }
  const text = draft.text.slice(start, end);
  const scan = language.scan(text);
  const spans = scan.citations.map(({ span }) => ({ start: start + span.start, end: start + span.end }));
  const isUnmistakable = language.conversion?.isUnmistakable ?? false;
  const isFree = checkFree(draft, spans, isUnmistakable);
  const free = scan.citations.filter((_, index) => isFree(spans[index]));
  const isSure = free.some(({ items }) => items.some(({ mode }) => mode !== 'narrative'));
  return free
    .filter(({ items }) => isUnmistakable || isSure || items.every(({ key }) => isKnown(key)))
    .map((citation) => ({ text, scan, citation, offset: start }));
}

/**
 * Returns a function that checks whether a citation in the notation of another language is outside the draft's own code, comments and
 * citations. `foreign` contains all citations in that notation. Code or a comment that begins within one of them is ignored: the `%` in
 * `[@a, 50% more]` does not begin a comment. Code that begins exactly where an unmistakable citation begins is ignored too: pandoc
 * takes `\cite{a}` for raw TeX.
 */
function checkFree(draft: DraftFile, foreign: readonly Span[], isUnmistakable: boolean): (span: Span | undefined) => boolean {
  const { citations, opaque } = draft.scan();
  const obstacles = [...citations.map(({ span }) => span), ...opaque].filter(
    ({ start }) => !foreign.some((span) => (span.start < start && start < span.end) || (span.start === start && isUnmistakable)),
  );
  return (span) => span !== undefined && obstacles.every(({ start, end }) => end <= span.start || span.end <= start);
}

function convertOne(
  { text, scan, citation, offset }: Source,
  source: DraftLanguage,
  target: DraftLanguage,
  dialect: CitationDialect,
): readonly TextEdit[] {
  const edits =
    source === target
      ? source.createWriter?.(text, scan).rewriter?.convert?.(citation, dialect)
      : convertCluster(source.conversion?.readCluster(text, scan, citation), target, dialect);
  return (edits ?? []).map(({ span, newText }) => ({ span: shiftSpan(span, offset), newText }));
}

function convertCluster(cluster: WrittenCluster | undefined, target: DraftLanguage, dialect: CitationDialect): readonly TextEdit[] {
  const newText = cluster && target.conversion?.renderCluster(cluster, dialect);
  return cluster === undefined || newText === undefined || !saysTheSame(cluster, newText, target) ? [] : [{ span: cluster.span, newText }];
}

/**
 * Whether the written text, when it is read again, cites the same works in the same way as `cluster`. The text may contain several
 * citations for one cluster: `\citet{a,b}` becomes `@a, @b`.
 */
function saysTheSame(cluster: CitationCluster, written: string, language: DraftLanguage): boolean {
  const scan = language.scan(written);
  const read = scan.citations.map((citation) => language.conversion?.readCluster(written, scan, citation));
  const describe = ({ mode, items, placement }: CitationCluster): string =>
    items.map(({ key, prefix, suffix }) => `${placement} ${mode} ${prefix} ${key} ${suffix}\n`).join('');
  const again = read.map((part) => (part === undefined ? '?' : describe(part))).join('');
  return again.replace(/\u00a0/g, ' ') === describe(cluster).replace(/\u00a0/g, ' ');
}

/**
 * Drops edits whose result would not be read as a citation in the draft's language. For example, in a pasted `5% of [@c]`, the `%`
 * begins a LaTeX comment, so a citation after it would be ignored.
 */
function keepRead(draft: DraftFile, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { citations } = previewEdits(draft, edits);
  let shift = 0;
  const read = edits.filter(({ span, newText }) => {
    const at = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return citations.some((citation) => citation.span.start < at + newText.length && at < citation.span.end);
  });
  return read.length === edits.length ? edits : keepRead(draft, read);
}

/**
 * Whether the edited draft cites exactly the works that the edits write and the works that it cited elsewhere, in the order of the
 * text.
 */
function isReadBack(draft: DraftFile, edits: readonly TextEdit[]): boolean {
  const { language } = draft;
  const own = draft
    .scan()
    .citations.filter(({ span }) => edits.every((edit) => edit.span.end <= span.start || span.end <= edit.span.start));
  const written = edits.map(({ span, newText }) => ({ at: span.start, keys: language.scan(newText).citations.flatMap(keysOf) }));
  const kept = own.map((citation) => ({ at: citation.span.start, keys: keysOf(citation) }));
  // An edit may replace only the command of a citation and leave its keys as they are.
  const renamed = draft.scan().citations.flatMap((citation) => {
    const isRenamed = edits.some(({ span }) => citation.span.start < span.start && span.end < citation.span.end);
    return isRenamed ? [{ at: citation.span.start, keys: keysOf(citation) }] : [];
  });
  const expected = [...written, ...kept, ...renamed].sort((a, b) => a.at - b.at).flatMap(({ keys }) => keys);
  const actual = previewEdits(draft, edits).citations.flatMap(keysOf);
  return actual.length === expected.length && actual.every((key, index) => key === expected[index]);
}

function keysOf({ items }: Citation): readonly string[] {
  return items.map(({ key }) => key);
}

/** Compares keys, ignoring case unless they differ only in case. */
export function compareKeys(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Merges neighbouring citations in the whole draft. In citations without a narrative item, it then removes duplicates and sorts the
 * works. Narrative citations are not sorted, since the sentence may discuss the works in the order in which it cites them. A second run
 * changes nothing.
 */
export function organizeCitations(draft: DraftFile, order: KeyOrder = compareKeys): readonly TextEdit[] {
  let pieces = toPieces(draft.text);
  let scan = draft.scan();
  // A round merges pairs that have no citation in common, so n adjacent citations need about log n rounds.
  for (let edits = mergePairs(getText(pieces), scan, draft); edits.length > 0; edits = mergePairs(getText(pieces), scan, draft)) {
    ({ pieces, scan } = apply(draft, pieces, scan, edits));
  }
  const text = getText(pieces);
  const rewriter = draft.language.createWriter?.(text, scan).rewriter;
  const tidied = scan.citations.flatMap((citation) => (isFree(citation) ? (rewriter?.tidy(citation, order) ?? []) : []));
  if (tidied.length > 0) ({ pieces, scan } = apply(draft, pieces, scan, tidied));
  return citesTheSame(draft.scan().citations, scan.citations) ? toEdits(pieces, draft.text.length) : [];
}

function mergePairs(text: string, scan: DraftScan, { language }: DraftFile): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const { citations } = scan;
  const rewriter = language.createWriter?.(text, scan).rewriter;
  for (let index = 0; index + 1 < citations.length; index++) {
    const [first, second] = [citations[index], citations[index + 1]];
    const merged = first === undefined || second === undefined ? undefined : rewriter?.merge(first, second);
    if (merged === undefined) continue;
    edits.push(...merged);
    index += 1;
  }
  return edits;
}

function isFree({ items }: Citation): boolean {
  return items.length > 1 && items.every(({ mode }) => mode !== 'narrative');
}

function apply(draft: DraftFile, pieces: Pieces, scan: DraftScan, edits: readonly TextEdit[]): { pieces: Pieces; scan: DraftScan } {
  const changed = withEdits(pieces, edits);
  return { pieces: changed, scan: scanAgain(draft, getText(changed), { text: getText(pieces), scan }) };
}
