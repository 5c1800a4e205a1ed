import { lazy } from '../../base/derivedValues';
import { findLines, type Lines } from '../../base/lineIndex';
import { type Span, shiftSpan } from '../../base/span';
import { packStrings, readStrings, type StringReader, type StringTable } from '../../base/stringTable';
import { decodeBytes, hasHalfPair, type TextBytes, toByteOffsets, type Utf8Slice } from '../../base/textBytes';
import type { Digest, DigestFormat, DigestIssue, DigestRecord } from '../../model/digest';
import type { PaperEntry, PaperLink } from '../../model/paperEntry';

/** A digest as plain data. */
export interface DigestTable {
  readonly format?: DigestFormat | undefined;
  readonly pattern?: string | undefined;
  readonly issues: readonly DigestIssue[];
  /** The lines of the text, so that the place of an entry is told without decoding the text. */
  readonly lines: Lines;
  /** For each entry, the `numbersPerEntry` numbers that `numbers` describes. */
  readonly numbers: Int32Array;
  /** For each entry: its title, its abstract (unless the text contains it verbatim), and its names. */
  readonly strings: StringTable;
  /** The other fields of entries as JSON. Many entries have the same ones, for example only a date. */
  readonly rests: StringTable;
}

/** The index of each number of an entry. Spans are relative to the entry's start. */
const numbers = {
  start: 0,
  end: 1,
  titleStart: 2,
  titleEnd: 3,
  abstractStart: 4,
  abstractEnd: 5,
  abstractKind: 6,
  /** The place of the abstract in the bytes of the text. */
  bytesStart: 7,
  bytesEnd: 8,
  firstString: 9,
  rest: 10,
} as const;
const numbersPerEntry = 11;
/** If the text contains an abstract verbatim, only its place is stored. */
const abstractKinds = { none: 0, inText: 1, inTable: 2 } as const;
/** The index of each string of an entry, counted from its first string. Its names come last. */
const strings = { title: 0, abstract: 1, names: 2 } as const;

type Rest = Pick<
  PaperEntry,
  'abstractKind' | 'authors' | 'hasMoreAuthors' | 'date' | 'year' | 'venue' | 'arxivId' | 'doi' | 'links' | 'tags'
>;

/** Packs a digest. `text` is the text from which the digest was read. */
export function packDigest(digest: Digest, text: string): DigestTable {
  const { format, pattern, issues, entries, starts } = digest;
  const values = new Int32Array(numbersPerEntry * entries.length);
  const texts: string[] = [];
  const rests = new Map<string, number>();
  const spans = entries.map(({ abstract, abstractSpan }, index) => findVerbatim(text, abstract, abstractSpan, starts[index] ?? 0));
  const places = toByteOffsets(
    text,
    spans.flatMap((span) => (span === undefined ? [0, 0] : [span.start, span.end])),
  );
  entries.forEach((entry, index) => {
    const { title, abstract, names, span, titleSpan, abstractSpan } = entry;
    const isInText = spans[index] !== undefined;
    const kind = abstractSpan === undefined ? abstractKinds.none : isInText ? abstractKinds.inText : abstractKinds.inTable;
    const rest = JSON.stringify(pickRest(entry));
    const restIndex = rests.get(rest) ?? rests.size;
    rests.set(rest, restIndex);
    values.set(
      [
        starts[index] ?? 0,
        span.end,
        titleSpan.start,
        titleSpan.end,
        abstractSpan?.start ?? 0,
        abstractSpan?.end ?? 0,
        kind,
        places[2 * index] ?? 0,
        places[2 * index + 1] ?? 0,
        texts.length,
        restIndex,
      ],
      numbersPerEntry * index,
    );
    texts.push(title, isInText ? '' : abstract, ...names);
  });
  return {
    ...nameReading(format, pattern),
    issues,
    lines: findLines(text),
    numbers: values,
    strings: packStrings(texts),
    rests: packStrings([...rests.keys()]),
  };
}

/** The span of an abstract in the text, if the text has it there verbatim; otherwise undefined. */
function findVerbatim(text: string, abstract: string, span: Span | undefined, start: number): Span | undefined {
  const found = span && shiftSpan(span, start);
  return found !== undefined && text.slice(found.start, found.end) === abstract && !hasHalfPair(abstract) ? found : undefined;
}

/** Restores a packed digest. `text` must return the text from which it was read. It is called when an abstract is read. */
export function restoreDigest(table: DigestTable, text: () => TextBytes): Digest {
  const stored: StoredDigest = { table, text, string: readStrings(table.strings), rests: [], rest: readStrings(table.rests) };
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
  readonly text: () => TextBytes;
  readonly string: StringReader;
  readonly rest: StringReader;
  /** The parsed rests, by their index. */
  readonly rests: Rest[];
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
  /** Entries are linked, named and searched by their titles, so a title that was read once is kept. */
  #title: string | undefined;

  constructor(
    readonly digest: StoredDigest,
    readonly index: number,
  ) {}

  get title(): string {
    return (this.#title ??= this.stringAt(strings.title));
  }

  get titleSpan(): Span {
    return { start: this.numberAt(numbers.titleStart), end: this.numberAt(numbers.titleEnd) };
  }

  get abstract(): string {
    return this.isAbstractInText
      ? decodeBytes(this.digest.text(), this.numberAt(numbers.bytesStart), this.numberAt(numbers.bytesEnd))
      : this.stringAt(strings.abstract);
  }

  get abstractBytes(): Utf8Slice | undefined {
    if (!this.isAbstractInText) return undefined;
    const { bytes, encoding } = this.digest.text();
    const [start, end] = [this.numberAt(numbers.bytesStart), this.numberAt(numbers.bytesEnd)];
    const units = this.numberAt(numbers.abstractEnd) - this.numberAt(numbers.abstractStart);
    return encoding === 'utf-8' ? { bytes, start, end, isAscii: end - start === units } : undefined;
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
    const { rests, rest } = this.digest;
    const index = this.numberAt(numbers.rest);
    return (rests[index] ??= JSON.parse(rest(index)) as Rest);
  }

  private get isAbstractInText(): boolean {
    return this.numberAt(numbers.abstractKind) === abstractKinds.inText;
  }

  private numberAt(field: number): number {
    return this.digest.table.numbers[numbersPerEntry * this.index + field] ?? 0;
  }

  private stringAt(field: number): string {
    return this.digest.string(this.numberAt(numbers.firstString) + field);
  }
}
