import type { Span } from '../base/span';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { CitationIndex, CitedPaper, CitingDraft, IndexedDraft } from './citationIndex';
import { resolveCitation } from './drafts/draftLibrary';
import type { DraftFile } from './files/textFile';
import type { Snapshot } from './snapshot';

/** The parts of a snapshot from which the index is made. */
export type CitationSources = Pick<Snapshot, 'drafts' | 'noteIndex' | 'library' | 'bibliographies' | 'draftGraph'>;

/** A key in a draft, with its position. */
export interface CitedKey {
  readonly uri: string;
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/**
 * Creates the index. The citations in notes are ignored. If only drafts have changed since `previous` was made, only those drafts are
 * read again. If they still cite the same papers by the same keys, `previous` itself is returned.
 */
export function createCitationIndex(sources: CitationSources, previous?: CitationIndex): CitationIndex {
  const library = sources.library();
  const { bibliographies, draftGraph } = sources;
  const before = previous?.sources;
  const canBuildOn = before?.library === library && before.bibliographies === bibliographies && before.draftGraph === draftGraph;
  const known = canBuildOn ? before.drafts : undefined;
  const drafts = new Map<string, IndexedDraft>();
  let isSame = known?.size === sources.drafts.size;
  for (const [uri, draft] of sources.drafts) {
    const indexed = known?.get(uri);
    const cited = indexed?.draft === draft ? indexed.cited : listCited(sources, draft);
    isSame &&= indexed !== undefined && hasSameCitations(indexed.cited, cited);
    drafts.set(uri, { draft, cited });
  }
  if (isSame && previous !== undefined) return previous;
  return {
    citing: groupByPaper([...drafts.values()].flatMap(({ cited }) => cited)),
    sources: { library, bibliographies, draftGraph, drafts },
  };
}

function listCited(sources: CitationSources, draft: DraftFile): readonly CitedPaper[] {
  if (sources.noteIndex().findNote(draft.uri) !== undefined) return [];
  return [...draft.itemsByKey()].flatMap(([key, items]) =>
    resolveCitation(sources, draft.uri, key).map((paper) => ({ paper, uri: draft.uri, key, count: items.length })),
  );
}

function hasSameCitations(a: readonly CitedPaper[], b: readonly CitedPaper[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every(({ paper, key, count }, index) => paper === b[index]?.paper && key === b[index].key && count === b[index].count)
  );
}

function groupByPaper(cited: readonly CitedPaper[]): ReadonlyMap<Paper, readonly CitingDraft[]> {
  const citing = new Map<Paper, CitingDraft[]>();
  for (const { paper, uri, key, count } of cited) {
    const drafts = citing.get(paper);
    if (drafts === undefined) citing.set(paper, [{ uri, key, count }]);
    else drafts.push({ uri, key, count });
  }
  return citing;
}

/** How often the drafts of the workspace cite a paper. */
export function countCitations(snapshot: Snapshot, paper: Paper): number {
  return (snapshot.citations().citing.get(paper) ?? []).reduce((sum, { count }) => sum + count, 0);
}

/**
 * The places where drafts of the workspace cite a paper, draft by draft, and in each draft key by key. With `uri`, only the places in
 * that draft.
 */
export function citationsOf(snapshot: Snapshot, paper: Paper, uri?: string): readonly CitedKey[] {
  const citing = (snapshot.citations().citing.get(paper) ?? []).filter((draft) => uri === undefined || draft.uri === uri);
  return citing.flatMap(({ uri: draftUri, key }) => {
    const draft = snapshot.drafts.get(draftUri);
    const items = draft === undefined ? [] : (draft.itemsByKey().get(key) ?? []);
    return items.map(({ keySpan }) => ({ uri: draftUri, key, keySpan }));
  });
}
