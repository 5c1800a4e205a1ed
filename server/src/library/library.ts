import type { CitationKey } from '../model/citation';
import type { Occurrence, Paper } from '../model/paper';
import type { WorkKey } from './groupIntoWorks';
import type { OccurrencesByFile } from './occurrences';

/** All works that a draft can cite. A library never changes: a change of a digest or a bibliography creates a new one. */
export interface Library {
  /**
   * First the papers in digests, ordered by the URI of the digest and then by their place in its text; then the papers that are only in
   * a bibliography.
   */
  readonly papers: readonly Paper[];
  /** How many papers are in a digest. They are the first ones of `papers`. */
  readonly digestPaperCount: number;
  readonly occurrences: OccurrencesByFile;
  /** The paper with this key. If bibliographies use the key for several papers, the first of them; undefined if no paper has the key. */
  findByKey(key: CitationKey): Paper | undefined;
  /**
   * The papers that a key in a draft can refer to: those with this key, otherwise those with a shorter or longer form of this key
   * (`todre`, `todre-visual`). There are several if bibliographies use the key for different papers, or if a short key now fits several
   * papers. Empty if the key is unknown.
   */
  resolveKey(key: CitationKey): readonly Paper[];
  /** The papers with this name, case-sensitive: "SEA" is not "sea". */
  findByName(name: string): readonly Paper[];
  /** The papers with this title, ignoring case and punctuation; several if different works have the same title. */
  findByTitle(title: string): readonly Paper[];
  /**
   * Like `findByTitle`, but for a title that `foldTitle` has already folded. This saves time if the same title is looked up repeatedly.
   */
  findByFoldedTitle(title: string): readonly Paper[];
  /** The papers that have this identifier in one of their occurrences. `listIdentifierKeys` says how it is written. */
  findByIdentifier(identifier: string): readonly Paper[];
  /** Every folded title with its papers, in no particular order. A paper without a title is listed under its occurrence instead. */
  listByTitle(): Iterable<readonly [WorkKey, readonly Paper[]]>;
  /** The paper that this entry of a digest or bibliography describes; undefined for an entry of an older version of the file. */
  findByEntry(entry: Occurrence['entry']): Paper | undefined;
}
