import type { BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import type { OwnEntry, Parent } from './ownEntry';
import type { ScannedField } from './scanField';

/** One `@...{...}` of a file, apart from where it stands: it stays the same while its text and what it builds on do. */
export interface Block {
  readonly length: number;
  /** How far from the block's start the text was looked at. */
  readonly reach: number;
  readonly isCutOff: boolean;
  /** In the block. */
  readonly issue: BibliographyIssue | undefined;
  /** Strings that it defines. */
  readonly definitions: readonly ScannedField[];
  /** Set for entries with a key. */
  readonly own: OwnEntry | undefined;
  readonly parents: readonly Parent[];
  /** Set for entries that can be cited, once what they build on is known. */
  readonly entry: BibliographyEntry | undefined;
}
