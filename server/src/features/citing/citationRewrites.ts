import type { DraftFile, Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import type { CitationMode } from '../../model/citation';
import type { CitationDialect, KeyOrder } from '../../model/citationCluster';
import type { TextEdit } from '../../model/draft';
import { citesTheSame, compareCitations, type ExpectedCitations, yieldsExpectedCitations } from './checkEdits';
import { compareKeys, convertCitations, organizeCitations } from './convertCitations';

/** A change to how citations are written. The cited works stay the same. */
export interface CitationRewrite {
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'source.organizeCitations';
  /** At least one edit. The edits are in the order of the text, and do not overlap. */
  readonly edits: readonly TextEdit[];
}

const modeTitles: Readonly<Record<CitationMode, string>> = {
  parenthetical: 'Cite in parentheses',
  narrative: 'Cite in the sentence',
  'year-only': 'Cite only the year',
};
const modes: readonly CitationMode[] = ['narrative', 'parenthetical', 'year-only'];

const dialectTitles: Readonly<Record<CitationDialect, string>> = {
  pandoc: 'Convert citations to pandoc Markdown',
  natbib: 'Convert citations to natbib',
  biblatex: 'Convert citations to biblatex',
};
const dialects: readonly CitationDialect[] = ['pandoc', 'natbib', 'biblatex'];

/**
 * The rewrites that are possible for the citations in the selection, except those that would change nothing. A cursor is an empty
 * selection, which includes the citation around it or next to it.
 */
export function listCitationRewrites(
  snapshot: Snapshot,
  uri: string,
  selection: Span,
  order: KeyOrder = compareKeys,
): readonly CitationRewrite[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const { citations } = draft.scan();
  const first = citations.findIndex(({ span }) => selection.start <= span.end);
  const touched = citations.filter(({ span }, index) => index >= first && span.start <= selection.end).length;
  const found: (CitationRewrite | undefined)[] = [];
  const isCursor = selection.start === selection.end;
  if (first !== -1 && touched > 0) {
    const last = isCursor ? first : first + touched - 1;
    if (first === last) found.push(...modes.map((mode) => changeMode(draft, first, mode)), mergeNeighbour(draft, first));
    else found.push(mergeAll(draft, first, last));
    found.push(tidyAll(draft, first, last, order));
  }
  if (!isCursor) found.push(...dialects.map((dialect) => convert(snapshot, draft, selection, dialect)));
  return found.filter((rewrite) => rewrite !== undefined);
}

/** Organizes all citations of the draft (see `organizeCitations`); undefined if that changes nothing. */
export function findOrganizingRewrite(snapshot: Snapshot, uri: string, order: KeyOrder = compareKeys): CitationRewrite | undefined {
  const draft = snapshot.drafts.get(uri);
  const edits = draft === undefined ? [] : organizeCitations(draft, order);
  return edits.length === 0 ? undefined : { title: 'Organize citations', kind: 'source.organizeCitations', edits };
}

function changeMode(draft: DraftFile, index: number, mode: CitationMode): CitationRewrite | undefined {
  const citation = draft.scan().citations[index];
  if (citation === undefined) return undefined;
  const edits = draft.writer()?.rewriter?.changeMode(citation, mode) ?? [];
  return propose(draft, modeTitles[mode], edits, { first: index, last: index, items: citation.items, mode });
}

/** Merges the citation with the next one, or with the previous one if that is not possible. */
function mergeNeighbour(draft: DraftFile, index: number): CitationRewrite | undefined {
  return mergePair(draft, index) ?? mergePair(draft, index - 1);
}

function mergePair(draft: DraftFile, index: number): CitationRewrite | undefined {
  const scan = draft.scan();
  const [first, second] = [scan.citations[index], scan.citations[index + 1]];
  if (first === undefined || second === undefined) return undefined;
  const edits = draft.writer()?.rewriter?.merge(first, second) ?? [];
  const items = [...first.items, ...second.items];
  return propose(draft, 'Merge with adjacent citation', edits, { first: index, last: index + 1, items });
}

function mergeAll(draft: DraftFile, first: number, last: number): CitationRewrite | undefined {
  const scan = draft.scan();
  const edits: TextEdit[] = [];
  for (let index = first; index < last; index++) {
    const [one, two] = [scan.citations[index], scan.citations[index + 1]];
    const merged = one && two && draft.writer()?.rewriter?.merge(one, two);
    const [next] = merged ?? [];
    const previous = edits[edits.length - 1];
    // If the edits of two merges overlap, only the first merge is made.
    if (merged === undefined || next === undefined || (previous !== undefined && next.span.start < previous.span.end)) continue;
    edits.push(...merged);
  }
  const items = scan.citations.slice(first, last + 1).flatMap((citation) => citation.items);
  return propose(draft, 'Merge adjacent citations', edits, { first, last, items });
}

function tidyAll(draft: DraftFile, first: number, last: number, order: KeyOrder): CitationRewrite | undefined {
  const { citations } = draft.scan();
  const edits = citations.slice(first, last + 1).flatMap((citation) => draft.writer()?.rewriter?.tidy(citation, order) ?? []);
  if (edits.length === 0) return undefined;
  const { before, after } = compareCitations(draft, edits, { first, last });
  if (!citesTheSame(before, after)) return undefined;
  return { title: 'Sort and remove duplicates', kind: 'refactor.rewrite', edits };
}

function convert(snapshot: Snapshot, draft: DraftFile, selection: Span, dialect: CitationDialect): CitationRewrite | undefined {
  const isKnown = (key: string): boolean => snapshot.library().resolveKey(key).length > 0;
  const edits = convertCitations(draft, selection, dialect, isKnown);
  return edits.length === 0 ? undefined : { title: dialectTitles[dialect], kind: 'refactor.rewrite', edits };
}

function propose(draft: DraftFile, title: string, edits: readonly TextEdit[], expectation: ExpectedCitations): CitationRewrite | undefined {
  return edits.length > 0 && yieldsExpectedCitations(draft, edits, expectation) ? { title, kind: 'refactor.rewrite', edits } : undefined;
}
