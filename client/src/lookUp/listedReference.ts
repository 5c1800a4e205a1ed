import type { IncompleteReference } from '../../../server/src/client';
import type { ListedResult } from './refusedRecords';

/** A reference of the list. */
export interface ListedReference {
  readonly key: string;
  readonly title: string;
  /** What it lacks now, in words for the writer; empty if it is complete, undefined if that is not known. */
  readonly missing: readonly string[] | undefined;
  readonly entry: IncompleteReference['entry'];
  /** Whether it had an entry since it is listed, and has none now. */
  readonly hasLostEntry: boolean;
  /** Where it was published, if the entry cites the preprint and can cite that; undefined also if that is not known. */
  readonly published: string | undefined;
  /** What its entry says otherwise than registries do; undefined also if that is not known. */
  readonly differs: string | undefined;
  readonly isWithdrawn: boolean;
  /** What became of the last look-up; 'waiting' while it runs. undefined if it was not looked up. */
  readonly result: ListedResult | 'waiting' | undefined;
}
