import { unifyDate } from '../../text/dates/partialDate';
import type { CitationKey } from '../../model/citation';
import type { Paper, Occurrence } from '../../model/paper';
import type { PaperLink } from '../../model/paperEntry';
import type { Work } from '../linkRecords';
import type { MergedWork } from '../mergeRecords';

/** Reads the fields of restored papers. */
export interface StoredPaperSource {
  keyOf(index: number): CitationKey;
  /** Returns the same list each time. */
  workOf(index: number): Work;
  /** The merged occurrences; returns the same object each time. */
  mergedOf(index: number): MergedWork;
  /** undefined if the paper has several occurrences. */
  findOnlyOccurrence(index: number): Occurrence | undefined;
}

/** A paper that is read from the cache each time a field is used, because of 100,000 papers only a few are ever used. */
export class StoredPaper implements Paper {
  constructor(
    private readonly source: StoredPaperSource,
    private readonly index: number,
  ) {}

  get key(): CitationKey {
    return this.source.keyOf(this.index);
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

  /**
   * If a paper has a single occurrence, and that is in a digest, nothing need be merged. The fields are the same, except that the date
   * is as the digest writes it.
   */
  private get merged(): Omit<MergedWork, 'occurrences'> {
    const occurrence = this.source.findOnlyOccurrence(this.index);
    return occurrence?.kind === 'digest' ? occurrence.entry : this.source.mergedOf(this.index);
  }
}
