import { lazy } from '../../base/lazy';
import type { Span } from '../../base/span';
import type { Digest, DigestRecord, DigestFormat, DigestIssue } from '../../model/digest';
import type { PaperEntry, PaperLink } from '../../model/paperEntry';
import { packStrings, readStrings, type StringReader, type StringTable } from '../../base/stringTable';

/** A digest as plain data. */
export interface DigestTable {
  readonly format?: DigestFormat | undefined;
  readonly pattern?: string | undefined;
  readonly issues: readonly DigestIssue[];
  /** For each entry, the `numbersPerEntry` numbers that `numbers` describes. */
  readonly numbers: Int32Array;
  /** For each entry: its title, its abstract (unless the text contains it verbatim), its other fields as JSON, and its names. */
  readonly strings: StringTable;
}

const numbersPerEntry = 8;
/** The index of each number of an entry. Spans are relative to the entry's start. */
const numbers = {
  start: 0,
  end: 1,
  titleStart: 2,
  titleEnd: 3,
  abstractStart: 4,
  abstractEnd: 5,
  abstractKind: 6,
  firstString: 7,
} as const;
/** If the text contains an abstract verbatim, only its span is stored. */
const abstractKinds = { none: 0, inText: 1, inTable: 2 } as const;
/** The index of each string of an entry, counted from its first string. Its names come last. */
const strings = { title: 0, abstract: 1, rest: 2, names: 3 } as const;

type Rest = Pick<
  PaperEntry,
  'abstractKind' | 'authors' | 'hasMoreAuthors' | 'date' | 'year' | 'venue' | 'arxivId' | 'doi' | 'links' | 'tags'
>;

/** Packs a digest. `text` is the text from which the digest was read. */
export function packDigest(digest: Digest, text: string): DigestTable {
  const { format, pattern, issues, entries, starts } = digest;
  const values = new Int32Array(numbersPerEntry * entries.length);
  const texts: string[] = [];
  entries.forEach((entry, index) => {
    const { title, abstract, names, span, titleSpan, abstractSpan } = entry;
    const start = starts[index] ?? 0;
    const isInText = abstractSpan !== undefined && text.slice(start + abstractSpan.start, start + abstractSpan.end) === abstract;
    const kind = abstractSpan === undefined ? abstractKinds.none : isInText ? abstractKinds.inText : abstractKinds.inTable;
    values.set(
      [start, span.end, titleSpan.start, titleSpan.end, abstractSpan?.start ?? 0, abstractSpan?.end ?? 0, kind, texts.length],
      numbersPerEntry * index,
    );
    texts.push(title, isInText ? '' : abstract, JSON.stringify(pickRest(entry)), ...names);
  });
  return { ...nameReading(format, pattern), issues, numbers: values, strings: packStrings(texts) };
}

/**
 * Restores a packed digest. `text` must return the text from which the digest was read; it is called when an abstract is read from that
 * text.
 */
export function restoreDigest(table: DigestTable, text: () => string): Digest {
  const stored: StoredDigest = { table, text, string: readStrings(table.strings), rests: new Map() };
  const entries: DigestRecord[] = [];
  for (let index = 0; index < countEntries(table); index++) entries.push(new StoredEntry(stored, index));
  const starts = lazy(() => entries.map((_, index) => table.numbers[numbersPerEntry * index + numbers.start] ?? 0));
  return {
    ...nameReading(table.format, table.pattern),
    entries,
    get starts() {
      return starts();
    },
    issues: table.issues,
  };
}

function nameReading(format: Digest['format'], pattern: string | undefined): Pick<Digest, 'format' | 'pattern'> {
  return { ...(format === undefined ? {} : { format }), ...(pattern === undefined ? {} : { pattern }) };
}

function countEntries(table: DigestTable): number {
  return table.numbers.length / numbersPerEntry;
}

interface StoredDigest {
  readonly table: DigestTable;
  readonly text: () => string;
  readonly string: StringReader;
  /** The parsed `rest` for each JSON text. Many entries of a digest have the same text, for example one with only a date. */
  readonly rests: Map<string, Rest>;
}

function pickRest({ abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags }: PaperEntry): Rest {
  return { abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags };
}

/** The table of an entry and the entry's index in it; undefined if the entry was not restored from a table. */
export function findStoredEntry(entry: PaperEntry): { readonly table: DigestTable; readonly index: number } | undefined {
  return entry instanceof StoredEntry ? { table: entry.digest.table, index: entry.index } : undefined;
}

/** An entry that reads its table each time a field is used. There may be 100,000 entries, of which only a few are ever used. */
class StoredEntry implements DigestRecord {
  constructor(
    readonly digest: StoredDigest,
    readonly index: number,
  ) {}

  get title(): string {
    return this.stringAt(strings.title);
  }

  get titleSpan(): Span {
    return { start: this.numberAt(numbers.titleStart), end: this.numberAt(numbers.titleEnd) };
  }

  get abstract(): string {
    const span = this.abstractSpan;
    if (span === undefined || this.numberAt(numbers.abstractKind) !== abstractKinds.inText) return this.stringAt(strings.abstract);
    const start = this.numberAt(numbers.start);
    return this.digest.text().slice(start + span.start, start + span.end);
  }

  get abstractSpan(): Span | undefined {
    if (this.numberAt(numbers.abstractKind) === abstractKinds.none) return undefined;
    return { start: this.numberAt(numbers.abstractStart), end: this.numberAt(numbers.abstractEnd) };
  }

  get span(): Span {
    return { start: 0, end: this.numberAt(numbers.end) };
  }

  get names(): readonly string[] {
    const { table, string } = this.digest;
    const first = this.numberAt(numbers.firstString) + strings.names;
    const end = table.numbers[numbersPerEntry * (this.index + 1) + numbers.firstString] ?? table.strings.starts.length - 1;
    return Array.from({ length: end - first }, (_, at) => string(first + at));
  }

  get abstractKind(): 'summary' | undefined {
    return this.rest.abstractKind;
  }

  get authors(): readonly string[] {
    return this.rest.authors;
  }

  get hasMoreAuthors(): true | undefined {
    return this.rest.hasMoreAuthors;
  }

  get date(): string | undefined {
    return this.rest.date;
  }

  get year(): number | undefined {
    return this.rest.year;
  }

  get venue(): string | undefined {
    return this.rest.venue;
  }

  get arxivId(): string | undefined {
    return this.rest.arxivId;
  }

  get doi(): string | undefined {
    return this.rest.doi;
  }

  get links(): readonly PaperLink[] {
    return this.rest.links;
  }

  get tags(): readonly string[] | undefined {
    return this.rest.tags;
  }

  private get rest(): Rest {
    const { rests } = this.digest;
    const json = this.stringAt(strings.rest);
    const known = rests.get(json);
    if (known !== undefined) return known;
    const rest = JSON.parse(json) as Rest;
    rests.set(json, rest);
    return rest;
  }

  private numberAt(field: number): number {
    return this.digest.table.numbers[numbersPerEntry * this.index + field] ?? 0;
  }

  private stringAt(field: number): string {
    return this.digest.string(this.numberAt(numbers.firstString) + field);
  }
}
