import { type ExportFormat, renderBibliographyFile as renderBibliography } from '#bibliography';
import { findOwnEntry, resolveCitation, type Snapshot } from '#workspace';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { createExportItem, getEntryOptions } from './entrySource';

export interface ExportResult {
  /** The whole text of the bibliography. */
  readonly text: string;
  readonly count: number;
  /**
   * The keys for which the library has no paper, in the order in which they are cited or requested. Keys of works that the drafts
   * define themselves are not included.
   */
  readonly unknown: readonly CitationKey[];
}

/** 'cited': the papers that are cited in the project of the draft. 'papers': the papers with the given keys. 'all': the whole library. */
type ExportScope =
  | { readonly kind: 'cited'; readonly uri: string }
  | { readonly kind: 'papers'; readonly keys: readonly CitationKey[] }
  | { readonly kind: 'all' };

/** Exports papers as a bibliography. With the scope 'cited', each paper has the key by which it is cited. */
export function exportPapers(snapshot: Snapshot, scope: ExportScope, format: ExportFormat): ExportResult {
  const { papers, unknown } =
    scope.kind === 'all' ? listAll(snapshot) : scope.kind === 'papers' ? listChosen(snapshot, scope.keys) : listCited(snapshot, scope.uri);
  const items = [...papers].map(([key, paper]) => createExportItem(snapshot, paper, key));
  return { text: renderBibliography(items, format, getEntryOptions(snapshot)), count: items.length, unknown };
}

interface ListedPapers {
  readonly papers: ReadonlyMap<CitationKey, Paper>;
  readonly unknown: readonly CitationKey[];
}

function listAll(snapshot: Snapshot): ListedPapers {
  return { papers: new Map(snapshot.library().papers.map((paper) => [paper.key, paper])), unknown: [] };
}

function listChosen(snapshot: Snapshot, keys: readonly CitationKey[]): ListedPapers {
  const found = keys.map((key) => ({ key, paper: snapshot.library().findByKey(key) }));
  return {
    papers: new Map(found.flatMap(({ paper }) => (paper === undefined ? [] : [[paper.key, paper] as const]))),
    unknown: found.flatMap(({ key, paper }) => (paper === undefined ? [key] : [])),
  };
}

function listCited(snapshot: Snapshot, uri: string): ListedPapers {
  const { members, ownKeys } = snapshot.draftGraph().projectOf(uri);
  const papers = new Map<CitationKey, Paper>();
  const unknown = new Set<CitationKey>();
  for (const member of members) {
    const draft = snapshot.drafts.get(member);
    if (draft === undefined) continue;
    for (const key of draft.itemsByKey().keys()) {
      const own = findOwnEntry(snapshot, member, key);
      const paper = own === undefined ? resolveCitation(snapshot, member, key)[0] : snapshot.library().findByEntry(own.entry);
      if (paper !== undefined) papers.set(key, paper);
      else if (!ownKeys.has(key)) unknown.add(key);
    }
  }
  return { papers, unknown: [...unknown] };
}
