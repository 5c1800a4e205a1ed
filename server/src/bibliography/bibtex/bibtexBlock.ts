import type { BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import type { UnresolvedEntry, Parent } from './unresolvedEntry';
import type { ScannedField } from './scanField';

/**
 * One `@...{...}` of a file, without its position. The block remains the same object as long as its text and its sources are unchanged.
 */
export interface BibtexBlock {
  readonly length: number;
  /** How far the reader looked ahead, counted from the start of the block. */
  readonly reach: number;
  readonly isCutOff: boolean;
  /** The first error in the block, with a span relative to the block. */
  readonly issue: BibliographyIssue | undefined;
  /** The strings that the block defines. */
  readonly definitions: readonly ScannedField[];
  /** Defined for entries with a key. */
  readonly unresolved: UnresolvedEntry | undefined;
  readonly parents: readonly Parent[];
  /** Defined for entries that can be cited, after their strings and parents have been resolved. */
  readonly entry: BibliographyEntry | undefined;
}
