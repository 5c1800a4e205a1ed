import type { AuthorList } from './authorList';
import type { BibliographyEntry } from './bibliography';
import type { CitationKey } from './citation';
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

/** One work, merged from all its occurrences. A field that no occurrence has is undefined or empty. */
export interface Paper extends AuthorList {
  /** The writer's own key if a bibliography has the paper, otherwise one made from the title. */
  readonly key: CitationKey;
  readonly title: string;
  /** Short names of the paper, best first: `ToDRE`. */
  readonly names: readonly string[];
  /** The longest abstract of all occurrences, the paper's own rather than a summary; empty if none has one. */
  readonly abstract: string;
  /** `summary` if `abstract` was written by somebody else about the paper. */
  readonly abstractKind?: 'summary' | undefined;
  readonly date?: string | undefined;
  readonly year?: number | undefined;
  /** Journal, proceedings or publisher: from a bibliography if one has it, otherwise from a digest. */
  readonly venue?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  readonly links: readonly PaperLink[];
  /** The tags of all occurrences, without repetition; undefined if there are none. */
  readonly tags?: readonly string[] | undefined;
  /** Digests first, then bibliographies; each ordered by URI and then as in the text. Never empty. */
  readonly occurrences: readonly Occurrence[];
}
