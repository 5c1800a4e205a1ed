import type { BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import type { UnresolvedEntry, Parent } from './unresolvedEntry';
import type { ScannedField } from './scanField';

/**
 * One `@...{...}` of a file, without its position. The block remains the same object as long as its text, its strings and its parents
 * are unchanged.
 */
export interface BibtexBlock {
  readonly length: number;
  /** How far the reader looked ahead, counted from the start of the block. */
  readonly reach: number;
  readonly isCutOff: boolean;
  /** The first error in the block, with a span relative to the block. */
  readonly issue: BibliographyIssue | undefined;
  /** The strings that the block defines, if it is an `@string`. */
  readonly definitions: readonly ScannedField[];
  /** undefined if the block is not an entry with a key. */
  readonly unresolved: UnresolvedEntry | undefined;
  readonly parents: readonly Parent[];
  /** undefined until the strings and parents of the entry have been resolved, and if the block cannot be cited. */
  readonly entry: BibliographyEntry | undefined;
}
