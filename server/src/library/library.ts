import type { CitationKey } from '../model/citation';
import type { Occurrence, Paper } from '../model/paper';
import type { WorkTitle } from './linkRecords';
import type { OccurrencesByFile } from './occurrences';

/** All works that a draft can cite. Never changes; a change of a digest or a bibliography makes a new one. */
export interface Library {
  /** Those of digests in the order of digests (by URI) and of their lines, then those that only a bibliography has. */
  readonly papers: readonly Paper[];
  /** How many of `papers`, from the first on, are in a digest. */
  readonly digestPaperCount: number;
  readonly occurrences: OccurrencesByFile;
  /** The paper whose key this is, the first where bibliographies mean several by it. undefined where no paper has it. */
  findByKey(key: CitationKey): Paper | undefined;
  /**
   * What a key in a draft means: the papers that have it, or else every paper that answers to a shorter or longer form
   * of its key. Several where bibliographies differ, or where a short key has come to mean several; empty where none.
   */
  resolveKey(key: CitationKey): readonly Paper[];
  /** Papers with this very name, letter case included ("SEA" is no "sea"). */
  findByName(name: string): readonly Paper[];
  /** Papers with this title, whatever its case and punctuation: several where it is the title of several works. */
  findByTitle(title: string): readonly Paper[];
  /** The same for a title that `foldTitle` has folded: cheaper for a caller that looks it up again and again. */
  findByFoldedTitle(title: string): readonly Paper[];
  /** Every folded title with the papers that have it, in no order. A paper without a title comes under its occurrence. */
  listByTitle(): Iterable<readonly [WorkTitle, readonly Paper[]]>;
  /** The paper that an entry of a digest or a bibliography describes; undefined for an entry of an older version. */
  findByEntry(entry: Occurrence['entry']): Paper | undefined;
}
