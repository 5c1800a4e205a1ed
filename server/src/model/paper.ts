import type { Utf8Slice } from '../base/textBytes';
import type { AuthorList } from './authorList';
import type { BibliographyEntry } from './bibliography';
import type { CitationKey } from './citation';
import type { CompletedReference } from './completedReference';
import type { DigestRecord } from './digest';
import type { PaperLink } from './paperEntry';

/** One description of a paper in the writer's files: a block of a digest, or an entry of a bibliography. */
export type Occurrence = DigestOccurrence | BibliographyOccurrence;

export interface DigestOccurrence {
  readonly kind: 'digest';
  readonly uri: string;
  readonly entry: DigestRecord;
}

export interface BibliographyOccurrence {
  readonly kind: 'bibliography';
  readonly uri: string;
  readonly entry: BibliographyEntry;
}

/** One work, merged from all its occurrences. A field is undefined or empty if no occurrence has it. */
export interface Paper extends AuthorList {
  /** The writer's own key if the paper is in a bibliography, otherwise a key made from the title. */
  readonly key: CitationKey;
  readonly title: string;
  /** Short names of the paper, best first: `ToDRE`. */
  readonly names: readonly string[];
  /** The longest of the paper's own abstracts in all occurrences; if there is none, the longest summary; otherwise empty. */
  readonly abstract: string;
  /** Where `abstract` lies in memory as bytes, for code that reads the abstracts of all papers; undefined if it is only a string. */
  readonly abstractBytes?: Utf8Slice | undefined;
  /** `summary` if `abstract` was not written by the paper's authors but by someone who describes the paper. */
  readonly abstractKind?: 'summary' | undefined;
  readonly date?: string | undefined;
  readonly year?: number | undefined;
  /** The journal, proceedings or publisher, from a bibliography if one names it, otherwise from a digest. */
  readonly venue?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  readonly links: readonly PaperLink[];
  /** The tags of all occurrences, without repetition; undefined if there are none. */
  readonly tags?: readonly string[] | undefined;
  /** What registries say of the paper, also where the writer's files say something else; undefined if it was not looked up. */
  readonly reference?: CompletedReference | undefined;
  /**
   * The occurrences in digests first, then those in bibliographies. Each group is ordered by URI, and then by position in the text.
   * Never empty.
   */
  readonly occurrences: readonly Occurrence[];
}
