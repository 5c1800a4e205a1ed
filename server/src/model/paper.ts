import type { AuthorList } from './authorList';
import type { BibliographyEntry } from './bibliography';
import type { CitationKey } from './citation';
import type { DigestRecord } from './digest';
import type { PaperLink } from './paperEntry';

/** One place where the writer's files describe a paper: a block of a digest, or an entry of a bibliography. */
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

/** One work, merged from all its occurrences. What none of them says is undefined or empty. */
export interface Paper extends AuthorList {
  /** The writer's own key where a bibliography has the paper, else one made from the title. */
  readonly key: CitationKey;
  readonly title: string;
  /** The paper's own short names, best first. */
  readonly names: readonly string[];
  /** The longest abstract of all occurrences, the paper's own before a summary; empty where none has one. */
  readonly abstract: string;
  /** `summary` where `abstract` is somebody else's words on the paper. */
  readonly abstractKind?: 'summary' | undefined;
  readonly date?: string | undefined;
  readonly year?: number | undefined;
  /** Journal, proceedings or publisher: a bibliography's where one has it, else a digest's. */
  readonly venue?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  readonly links: readonly PaperLink[];
  /** Of all occurrences, each once; undefined where none has any. */
  readonly tags?: readonly string[] | undefined;
  /** Digests first, then bibliographies, each by URI and in the order of its text; never empty. */
  readonly occurrences: readonly Occurrence[];
}
