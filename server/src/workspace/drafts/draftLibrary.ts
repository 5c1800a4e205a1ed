import { touches } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import type { BibliographyFile } from '../files/textFile';
import type { Snapshot } from '../snapshot';
import type { NamedFile } from './draftGraph';

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
