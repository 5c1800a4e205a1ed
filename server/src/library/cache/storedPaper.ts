import { unifyDate } from '../../text/partialDate';
import type { CitationKey } from '../../model/citation';
import type { Paper, Occurrence } from '../../model/paper';
import type { PaperLink } from '../../model/paperEntry';
import type { Work } from '../linkRecords';
import { mergeRecords } from '../mergeRecords';

/** Where a restored paper finds what is its own. */
export interface PaperSource {
  keyOf(index: number): CitationKey;
  /** The same list at each look. */
  workOf(index: number): Work;
  /** The occurrence of a paper that stands in one alone. */
  findOnlyOccurrence(index: number): Occurrence | undefined;
}

/** A paper that is read from the cache when somebody looks at it: of 100,000 few are looked at. */
export class StoredPaper implements Paper {
  constructor(
    private readonly source: PaperSource,
    private readonly index: number,
  ) {}

  get key(): CitationKey {
    return this.source.keyOf(this.index);
  }

  get occurrences(): readonly Occurrence[] {
    return this.source.workOf(this.index);
  }

  get title(): string {
    return this.told.title;
  }

  get names(): readonly string[] {
    return this.told.names;
  }

  get abstract(): string {
    return this.told.abstract;
  }

  get abstractKind(): 'summary' | undefined {
    return this.told.abstractKind;
  }

  get authors(): readonly string[] {
    return this.told.authors;
  }

  get hasMoreAuthors(): true | undefined {
    return this.told.hasMoreAuthors;
  }

  get date(): string | undefined {
    const { date } = this.told;
    return date === undefined ? undefined : unifyDate(date);
  }

  get year(): number | undefined {
    return this.told.year;
  }

  get venue(): string | undefined {
    return this.told.venue;
  }

  get arxivId(): string | undefined {
    return this.told.arxivId;
  }

  get doi(): string | undefined {
    return this.told.doi;
  }

  get links(): readonly PaperLink[] {
    return this.told.links;
  }

  get tags(): readonly string[] | undefined {
    return this.told.tags;
  }

  /** What the occurrences tell together: of a digest's only occurrence what it tells itself, its date as it is written there. */
  private get told(): Told {
    const occurrence = this.source.findOnlyOccurrence(this.index);
    return occurrence?.kind === 'digest' ? occurrence.entry : getMerged(this.source.workOf(this.index));
  }
}

type Told = Omit<Paper, 'key' | 'occurrences'>;

const merged = new WeakMap<Work, Told>();

function getMerged(work: Work): Told {
  const known = merged.get(work);
  if (known !== undefined) return known;
  const told = mergeRecords(work);
  merged.set(work, told);
  return told;
}
