import { type Span, touches } from '../base/span';
import type { BibliographyEntry } from '../model/bibliography';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { NamedFile } from './drafts/draftGraph';
import type { BibliographyFile, DraftFile } from './files/textFile';
import type { CitationIndex, CitedPaper, CitingDraft, IndexedDraft, Snapshot } from './snapshot';

/** The bibliographies that are used to compile a draft. */
export interface DraftBibliographies {
  /** The bibliographies that were found, in the order in which the draft and its project name them. */
  readonly files: readonly BibliographyFile[];
  /** Bibliographies that the draft or its project names but that were not found. */
  readonly missing: readonly NamedFile[];
  /** Whether everything that the draft can cite is known: all bibliographies were found and could be read completely. */
  readonly isComplete: boolean;
}

type DraftSources = Pick<Snapshot, 'draftGraph' | 'bibliographies'>;

/** The bibliographies of the draft with this URI. */
export function getDraftBibliographies(snapshot: DraftSources, uri: string): DraftBibliographies {
  const project = snapshot.draftGraph().projectOf(uri);
  const files: BibliographyFile[] = [];
  const missing: NamedFile[] = [];
  for (const named of project.bibliographies) {
    const file = named.candidates.map((candidate) => snapshot.bibliographies.get(candidate)).find((found) => found !== undefined);
    if (file === undefined) missing.push(named);
    else if (!files.includes(file)) files.push(file);
  }
  const isComplete = project.isComplete && missing.length === 0 && files.every((file) => file.bibliography().isComplete);
  return { files, missing, isComplete };
}

/**
 * Creates a function that tests whether the compiler finds a key, either in the draft's bibliographies or in the drafts themselves.
 * undefined if that can't be known, for example because the draft is a chapter without a known root, or because a bibliography is
 * missing or could not be read completely.
 */
export function createKeyTest(snapshot: Snapshot, uri: string): ((key: CitationKey) => boolean) | undefined {
  const { roots, ownKeys } = snapshot.draftGraph().projectOf(uri);
  const { files, isComplete } = getDraftBibliographies(snapshot, uri);
  if (roots.length === 0 || !isComplete) return undefined;
  return (key) => ownKeys.has(key) || files.some((file) => file.entriesByKey().has(key));
}

/** The entry with this key or alias in the draft's own bibliographies; undefined if there is no such entry. */
export function findOwnEntry(
  snapshot: DraftSources,
  uri: string,
  key: CitationKey,
): { file: BibliographyFile; entry: BibliographyEntry } | undefined {
  for (const file of getDraftBibliographies(snapshot, uri).files) {
    const [entry] = file.entriesByKey().get(key) ?? [];
    if (entry !== undefined) return { file, entry };
  }
  return undefined;
}

/**
 * The papers that a key in a draft refers to. If several papers have the key, but an entry of the draft's own bibliographies has it,
 * the result is the paper of that entry alone. Empty if no paper has the key.
 */
export function resolveCitation(snapshot: DraftSources & Pick<Snapshot, 'library'>, uri: string, key: CitationKey): readonly Paper[] {
  const papers = snapshot.library().resolveKey(key);
  if (papers.length < 2) return papers;
  const own = findOwnEntry(snapshot, uri, key);
  const paper = own === undefined ? undefined : snapshot.library().findByEntry(own.entry);
  return paper === undefined ? papers : [paper];
}

/**
 * The key with which a draft should cite a paper: the paper's key in the draft's own bibliographies if one of them contains the paper,
 * otherwise the key by which the draft cites it already, or else its key in the library. So no paper gets a second key. `cursor` is the
 * offset of a key that is being typed, or that is going to be replaced: it does not count as cited.
 */
export function chooseKey(snapshot: Snapshot, uri: string, paper: Paper, cursor?: number): CitationKey {
  return findKeyOfOwnEntry(snapshot, uri, paper) ?? findCitedKey(snapshot, uri, paper, cursor) ?? paper.key;
}

/** The key by which the draft cites the paper, apart from the citation at `cursor`. Keys that mean several papers do not count. */
function findCitedKey(snapshot: Snapshot, uri: string, paper: Paper, cursor: number | undefined): CitationKey | undefined {
  const isElsewhere = (key: CitationKey): boolean =>
    cursor === undefined ||
    snapshot.drafts
      .get(uri)
      ?.itemsByKey()
      .get(key)
      ?.some(({ keySpan }) => !touches(keySpan, cursor)) === true;
  const cited = snapshot.citations().citing.get(paper) ?? [];
  return cited.find((each) => each.uri === uri && isElsewhere(each.key) && resolveCitation(snapshot, uri, each.key).length === 1)?.key;
}

/** The key of the paper's entry in the draft's own bibliographies; undefined if there is no such entry. */
export function findKeyOfOwnEntry(snapshot: DraftSources, uri: string, paper: Paper): CitationKey | undefined {
  if (paper.occurrences.every(({ kind }) => kind !== 'bibliography')) return undefined;
  for (const file of getDraftBibliographies(snapshot, uri).files) {
    for (const occurrence of paper.occurrences)
      if (occurrence.kind === 'bibliography' && occurrence.uri === file.uri) return occurrence.entry.key;
  }
  return undefined;
}

/** The parts of a snapshot from which the index is made. */
export type CitationSources = Pick<Snapshot, 'drafts' | 'notes' | 'noteIndex' | 'library' | 'bibliographies' | 'draftGraph'>;

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
  if (sources.notes.has(draft.uri) && sources.noteIndex().findNote(draft.uri) !== undefined) return [];
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
