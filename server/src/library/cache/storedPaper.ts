import { unifyDate } from '../../text/dates/partialDate';
import type { CitationKey } from '../../model/citation';
import type { Paper, Occurrence } from '../../model/paper';
import type { PaperLink } from '../../model/paperEntry';
import type { Work } from '../linkRecords';
import type { MergedWork } from '../mergeRecords';

/** Where a restored paper finds what is its own. */
export interface StoredPaperSource {
  keyOf(index: number): CitationKey;
  /** The same list at each look. */
  workOf(index: number): Work;
  /** What its occurrences say together; the same object at each look. */
  mergedOf(index: number): MergedWork;
  /** undefined for a paper with several. */
  findOnlyOccurrence(index: number): Occurrence | undefined;
}

/** A paper that is read from the cache when somebody looks at it: of 100,000 few are looked at. */
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

  /** What its occurrences say together. The only occurrence in a digest is not merged: it has the same fields, but for the way its date is written. */
  private get merged(): Omit<MergedWork, 'occurrences'> {
    const occurrence = this.source.findOnlyOccurrence(this.index);
    return occurrence?.kind === 'digest' ? occurrence.entry : this.source.mergedOf(this.index);
  }
}
