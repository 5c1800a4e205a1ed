import { type FieldMatch, parseQuery, type SearchHits, shouldListPartialMatches } from '#search';
import { foldText } from '#text';
import { locateOccurrence, type Snapshot } from '#workspace';
import { createReadableText, toReadable } from '../../base/readableText';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { findPapersByNotes, type NotedPaper } from '../annotating/paperNotes';
import { applyFilters, filterKinds } from './filters';

export interface FoundPaper {
  readonly paper: Paper;
  /** A higher score is better. Only scores of the same search can be compared. */
  readonly score: number;
  /** The text that matched in each field. */
  readonly matches: readonly FieldMatch[];
  /** The matching passage of a note, if the paper matches only by its notes. */
  readonly noted?: Pick<FieldMatch, 'text' | 'ranges'>;
  /** A similar sentence in the writer's drafts that cites the paper; only for suggested papers. */
  readonly citedIn?: string;
}

interface FoundPapers {
  /** The papers up to the limit, best first. */
  readonly found: readonly FoundPaper[];
  /** The number of all papers that match, including those beyond the limit. */
  readonly total: number;
}

interface QueryResult extends FoundPapers {
  /** Filters without a meaning, as the writer typed them: `cited:maybe`. A filter at the end that is still being typed is not included. */
  readonly ignored: readonly string[];
  /** Papers that lack some of the words, nearest first. Empty if enough papers match (see `shouldListPartialMatches`). */
  readonly nearest: readonly FoundPaper[];
}

interface PaperSearchOptions {
  readonly limit: number;
  /** The text around the cursor. It changes the order of the papers, but not which papers are found. */
  readonly context?: string | undefined;
  /** Whether the writer has stopped typing, so that the order of the list may change. */
  readonly isSettled?: boolean;
}

export interface WiderQuery {
  readonly query: string;
  /** The number of papers that match this query. */
  readonly papers: number;
}

interface WorkspaceSymbolResult {
  /** The whole title, because the editor filters the labels by what the writer typed. */
  readonly label: string;
  readonly key: string;
  readonly uri: string;
  readonly span: Span;
}

/** A proposal that completes the filter at the end of a query. */
export interface QueryCompletion {
  /** The whole query with the completed filter: `evict topic:"Sparse attention" `. */
  readonly query: string;
  /** Only the completed filter. */
  readonly label: string;
  /** The number of papers that match the completed query. */
  readonly papers: number;
  /**
   * Whether the typed value consists of whole words of the proposed value, so that it may already be what the writer wants: `date:jun`
   * is complete, although `Jun 23` is proposed.
   */
  readonly isFurther: boolean;
}

/** The largest number of papers in `nearest`. Papers further down have too few of the words. */
const maxNearest = 20;

/**
 * Papers for a query of words, "phrases", -exclusions and filters (see `parseQuery`), best first. If the query contains only filters,
 * the papers that pass them are listed in the order of the library.
 */
export function search(snapshot: Snapshot, query: string, { limit, context, isSettled = false }: PaperSearchOptions): QueryResult {
  const parsed = parseQuery(query);
  const { text, phrases, excluded } = parsed;
  const { accepts, ignored } = applyFilters(snapshot, parsed);
  const words = { text, phrases, excluded, isSettled };
  const index = snapshot.searchIndex();
  const typed = index.search(words, { limit, context, accepts });
  const matching = withNoted(
    toFoundPapers(typed.isNearest === true ? { hits: [], total: 0 } : typed),
    findPapersByNotes(snapshot, words, accepts),
    limit,
  );
  const known = new Set(matching.found.map(({ paper }) => paper));
  const findNearest = (): readonly FoundPaper[] =>
    toFoundPapers(typed.isNearest === true ? typed : index.searchNearest(words, { limit, context, accepts })).found.slice(0, maxNearest);
  const nearest = shouldListPartialMatches(words, matching.total) ? findNearest() : [];
  return {
    ...matching,
    nearest: nearest.filter(({ paper }) => !known.has(paper)),
    ignored: ignored.filter(({ isOpen }) => !isOpen).map(({ span }) => query.slice(span.start, span.end)),
  };
}

/** Appends papers that match only by their notes, unless the other papers alone exceed the limit. */
function withNoted({ found, total }: FoundPapers, noted: readonly NotedPaper[], limit: number): FoundPapers {
  if (total > found.length) return { found, total };
  const known = new Set(found.map(({ paper }) => paper));
  const others = noted.filter(({ paper }) => !known.has(paper));
  return {
    found: [...found, ...others.map(({ paper, match }) => ({ paper, score: 0, matches: [], noted: match }))].slice(0, limit),
    total: total + others.length,
  };
}

export function toFoundPapers({ hits, total }: SearchHits<Paper>): FoundPapers {
  return { found: hits.map(({ document, score, matches }) => ({ paper: document, score, matches })), total };
}

/** Papers on the same subject, nearest first, without the paper itself. undefined if no paper has this key. */
export function findRelatedPapers(snapshot: Snapshot, key: CitationKey, limit: number): readonly FoundPaper[] | undefined {
  const [paper] = snapshot.library().resolveKey(key);
  return paper === undefined ? undefined : toFoundPapers(snapshot.searchIndex().findRelated(paper, { limit })).found;
}

/**
 * The query without its filters and exclusions, and with phrases replaced by their words, so that it finds more papers: `"evict keys"
 * date:2019` becomes `evict keys`. undefined if the query has no filters, exclusions or phrases, or if the new query would find no
 * paper.
 */
export function widenQuery(snapshot: Snapshot, query: string): WiderQuery | undefined {
  const { text, phrases, excluded, filters } = parseQuery(query);
  if (phrases.length + excluded.length + filters.length === 0 || text.trim() === '') return undefined;
  const words = text.replace(/\s+/g, ' ');
  const { total } = snapshot.searchIndex().search({ text: words }, { limit: 1 });
  return total === 0 ? undefined : { query: words, papers: total };
}

/**
 * Replaces the text of a match by its readable form and adapts the highlighted ranges. If a range covers only a part of a replaced
 * piece of text, such as of a LaTeX command, the whole replacement is highlighted.
 */
export function toReadableMatch<M extends Pick<FieldMatch, 'text' | 'ranges'>>(match: M): M {
  const { text, fromSource } = createReadableText(match.text);
  if (text === match.text) return match;
  const ranges = match.ranges.flatMap(([start, end]) => {
    const shown = fromSource({ start, end });
    return shown.start < shown.end ? [[shown.start, shown.end] as const] : [];
  });
  return { ...match, text, ranges };
}

const maxSymbols = 100;

/** The papers that match a query, best first. Each is listed at its first occurrence. */
export function workspaceSymbol(snapshot: Snapshot, query: string): readonly WorkspaceSymbolResult[] {
  return search(snapshot, query, { limit: maxSymbols }).found.flatMap(({ paper }) =>
    paper.occurrences.slice(0, 1).map((occurrence) => ({
      label: toReadable(paper.title),
      key: paper.key,
      uri: occurrence.uri,
      span: locateOccurrence(snapshot, occurrence).title,
    })),
  );
}

/** The limit of the search that counts the papers for a proposal. */
const limit = 100;

/**
 * Proposes values for the filter at the end of a query, such as matching topics for `topic:spa`. Empty if the query does not end with a
 * filter that is being typed.
 */
export function completeQuery(snapshot: Snapshot, query: string): readonly QueryCompletion[] {
  const filter = parseQuery(query).filters.at(-1);
  if (filter?.isOpen !== true) return [];
  const { name, value, isNegated, span } = filter;
  const before = query.slice(0, span.start);
  const isAlone = before.trim() === '' && !isNegated;
  return filterKinds[name].listValues(snapshot, value).map((known) => {
    const label = `${isNegated ? '-' : ''}${name}:${quote(known.value)}`;
    // The space ends the value, so that what is typed next is a new word.
    const completed = `${before}${label} `;
    return {
      query: completed,
      label,
      papers: isAlone ? known.papers : search(snapshot, completed, { limit }).total,
      isFurther: isWholeWords(value, known.value),
    };
  });
}

function isWholeWords(typed: string, value: string): boolean {
  const known = new Set(foldText(value).split(' '));
  const folded = foldText(typed);
  return folded !== '' && folded.split(' ').every((word) => known.has(word));
}

function quote(value: string): string {
  const plain = value.replace(/["\u201c\u201d]/g, ' ');
  return /\s/.test(plain) ? `"${plain}"` : plain;
}
