import { unifyDate } from '#text';
import type { Utf8Slice } from '../../base/textBytes';
import type { CitationKey } from '../../model/citation';
import type { CompletedReference } from '../../model/completedReference';
import type { Occurrence, Paper } from '../../model/paper';
import type { PaperLink } from '../../model/paperEntry';
import type { Work } from '../groupIntoWorks';
import type { MergedWork } from '../mergeRecords';

/** Reads the fields of restored papers. */
export interface StoredPaperSource {
  keyOf(index: number): CitationKey;
  /** The occurrences of a paper; returns the same list each time. */
  workOf(index: number): Work;
  /** The merged occurrences; returns the same object each time. */
  mergedOf(index: number): MergedWork;
  findReference(index: number): CompletedReference | undefined;
  /** The occurrence of a paper that has only one; undefined if the paper has several. */
  findOnlyOccurrence(index: number): Occurrence | undefined;
}

/**
 * A paper that reads its fields from the cache each time they are used. There may be 100,000 papers, of which only a few are ever used.
 */
export class StoredPaper implements Paper {
  #key: CitationKey | undefined;

  constructor(
    private readonly source: StoredPaperSource,
    private readonly index: number,
  ) {}

  get key(): CitationKey {
    return (this.#key ??= this.source.keyOf(this.index));
  }

  get occurrences(): readonly Occurrence[] {
    return this.source.workOf(this.index);
  }

  get title(): string {
    return this.merged.title;
  }

  get names(): readonly string[] {
    return this.merged.names;
  }

  get abstract(): string {
    return this.merged.abstract;
  }

  get abstractBytes(): Utf8Slice | undefined {
    return this.merged.abstractBytes;
  }

  get abstractKind(): 'summary' | undefined {
    return this.merged.abstractKind;
  }

  get authors(): readonly string[] {
    return this.merged.authors;
  }

  get hasMoreAuthors(): true | undefined {
    return this.merged.hasMoreAuthors;
  }

  get date(): string | undefined {
    const { date } = this.merged;
    return date === undefined ? undefined : unifyDate(date);
  }

  get year(): number | undefined {
    return this.merged.year;
  }

  get venue(): string | undefined {
    return this.merged.venue;
  }

  get arxivId(): string | undefined {
    return this.merged.arxivId;
  }

  get doi(): string | undefined {
    return this.merged.doi;
  }

  get links(): readonly PaperLink[] {
    return this.merged.links;
  }

  get tags(): readonly string[] | undefined {
    return this.merged.tags;
  }

  get reference(): CompletedReference | undefined {
    return this.source.findReference(this.index);
  }

  /**
   * The fields of the merged occurrences. If the only occurrence is in a digest and there is no reference, its entry already has these
   * fields, except that the date is as the digest writes it.
   */
  private get merged(): Omit<MergedWork, 'occurrences'> {
    const occurrence = this.source.findOnlyOccurrence(this.index);
    return occurrence?.kind === 'digest' && this.reference === undefined ? occurrence.entry : this.source.mergedOf(this.index);
  }
}
