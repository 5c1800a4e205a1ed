import type { CitationKey } from '../../model/citation';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Paper } from '../../model/paper';
import type { NamedFile } from './draftGraph';
import type { Snapshot } from '../snapshot';
import type { BibliographyFile } from '../files/textFile';

/** The bibliographies that a draft is compiled with. */
export interface DraftBibliographies {
  /** In the order in which the draft and its project name them; empty where none is named. */
  readonly files: readonly BibliographyFile[];
  /** Those that are named and were not found. */
  readonly missing: readonly NamedFile[];
  /** Whether everything that the draft can cite is known: what is named was found and could be read to its end. */
  readonly isComplete: boolean;
}

/** What tells which bibliographies a draft is compiled with. */
type DraftSources = Pick<Snapshot, 'draftGraph' | 'bibliographies'>;

/** `uri` is a draft's. */
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
 * Tells of a key whether the compiler finds it: in the draft's bibliographies or in what is compiled itself. undefined where
 * that can't be known: a chapter without its root, a bibliography that is missing or could not be read to its end.
 */
export function createKeyTest(snapshot: Snapshot, uri: string): ((key: CitationKey) => boolean) | undefined {
  const { roots, ownKeys } = snapshot.draftGraph().projectOf(uri);
  const { files, isComplete } = getDraftBibliographies(snapshot, uri);
  if (roots.length === 0 || !isComplete) return undefined;
  return (key) => ownKeys.has(key) || files.some((file) => file.entriesByKey().has(key));
}

/** An entry of one of the draft's own bibliographies with this key, aliases included; undefined where none has it. */
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
 * What a key means in a draft: of several papers that have it those that stand under it in the draft's own bibliographies,
 * where there is one. Empty where no paper has the key.
 */
export function resolveCitation(snapshot: DraftSources & Pick<Snapshot, 'library'>, uri: string, key: CitationKey): readonly Paper[] {
  const papers = snapshot.library().resolveKey(key);
  if (papers.length < 2) return papers;
  const own = findOwnEntry(snapshot, uri, key);
  const paper = own === undefined ? undefined : snapshot.library().findByEntry(own.entry);
  return paper === undefined ? papers : [paper];
}

/** The key by which a draft cites a paper: that of its own bibliographies, else the paper's. */
export function chooseKey(snapshot: Snapshot, uri: string, paper: Paper): CitationKey {
  if (paper.occurrences.length === 1) return paper.key;
  for (const { uri: fileUri } of getDraftBibliographies(snapshot, uri).files) {
    for (const occurrence of paper.occurrences)
      if (occurrence.kind === 'bibliography' && occurrence.uri === fileUri) return occurrence.entry.key;
  }
  return paper.key;
}
