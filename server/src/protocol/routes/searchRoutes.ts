import type { Snapshot } from '#workspace';
import { toReadable } from '../../base/readableText';
import type { Span } from '../../base/span';
import { findPassage, listMatchedPhrases, toSearchContext } from '../../features/evidence/passage';
import { suggest } from '../../features/finding/papersForPassage';
import { completeQuery, type FoundPaper, findRelatedPapers, search, toReadableMatch, widenQuery } from '../../features/finding/search';
import { type Encoder, findDraftPosition, normalizeUri, toDateFields, toRange } from '../encode';
import type { RequestContext } from '../handle';
import { type DocumentPlace, type LspPosition, methods } from '../requests';
import type { SearchAnswer, SearchResult, SuggestAnswer } from '../searchRequests';

const usualLimit = { search: 50, suggest: 20, related: 20 } as const;

/** Requests that find papers; `searchRequests.ts` describes each one. */
export function registerSearchRoutes({ route, host, encoder }: RequestContext): void {
  const nothing: SearchAnswer = { results: [], total: 0, ignored: [], completions: [] };

  route(methods.search, nothing, async ({ query, limit = usualLimit.search, context, isSettled = false, place }) => {
    const find = (snapshot: Snapshot): ReturnType<typeof search> =>
      search(snapshot, query, { limit, isSettled, context: place === undefined ? context : contextAt(snapshot, place) });
    const snapshot = await host.snapshotThat((current) => query.trim() !== '' && find(current).total > 0);
    const { found, total, nearest, ignored } = find(snapshot);
    const near = nearest.length === 0 ? {} : { nearest: toResults(encoder, snapshot, nearest) };
    return {
      results: toResults(encoder, snapshot, found),
      total,
      ...near,
      ignored,
      completions: completeQuery(snapshot, query),
      ...(total > 0 ? {} : widen(snapshot, query)),
    };
  });

  route(methods.suggest, null, async ({ uri: rawUri, position, range, limit = usualLimit.suggest }): Promise<SuggestAnswer | null> => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined) return null;
    const offsetAt = (place: LspPosition | undefined): number => (place === undefined ? 0 : draft.lines().offsetAt(place));
    const place: Span = { start: offsetAt(range?.start ?? position), end: offsetAt(range?.end ?? position) };
    const answer = suggest(snapshot, uri, place, limit);
    if (answer === undefined) return null;
    return {
      sentence: toRange(draft, answer.sentence),
      position: draft.lines().positionAt(answer.place),
      results: withWords(encoder, snapshot, answer.found),
      ...(answer.fits ? {} : answer.cited === undefined ? { isNearest: true } : { cited: answer.cited }),
    };
  });

  route(methods.related, null, async ({ key, limit = usualLimit.related }) => {
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const found = findRelatedPapers(snapshot, key, limit);
    return found === undefined ? null : { results: withWords(encoder, snapshot, found) };
  });
}

function contextAt(snapshot: Snapshot, place: DocumentPlace): string | undefined {
  const at = findDraftPosition(snapshot, place);
  return at === undefined ? undefined : toSearchContext(findPassage(at.draft, { start: at.offset, end: at.offset }));
}

function widen(snapshot: Snapshot, query: string): Pick<SearchAnswer, 'wider'> {
  const wider = widenQuery(snapshot, query);
  return wider === undefined ? {} : { wider };
}

function withWords(encoder: Encoder, snapshot: Snapshot, found: readonly FoundPaper[]): readonly SearchResult[] {
  return toResults(encoder, snapshot, found).map((result, index) => ({
    ...result,
    words: listMatchedPhrases(found[index]?.matches ?? []),
  }));
}

function toResults(encoder: Encoder, snapshot: Snapshot, found: readonly FoundPaper[]): readonly SearchResult[] {
  return found.map(({ paper, score, matches, noted, citedIn }) => ({
    key: paper.key,
    title: toReadable(paper.title),
    names: paper.names,
    score,
    ...encoder.toPaperLocation(snapshot, paper),
    matches: noted === undefined ? matches.map(toReadableMatch) : [{ field: 'note', ...noted }],
    ...(citedIn === undefined ? {} : { citedIn }),
    ...toDateFields(paper),
  }));
}
