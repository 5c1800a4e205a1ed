import { buildSegment, type SearchDocument, type Segment } from '#search';
import { createKeptMap, createTopicMap, type Effort, extendTopicMap, findDirections, type TopicDirections, type TopicMap } from '#topics';
import { type DigestBytes, type PackedDigest, packDigestFile } from '#workspace';
import { CancelledError, yieldToMessages } from '../../base/cancellation';
import { packStrings, readStrings, type StringReader, type StringTable } from '../../base/stringTable';
import { decodeBytes, type Utf8Slice } from '../../base/textBytes';
import type { KeptHeading, Topic } from '../../model/topic';

/** The input of `createKeptMap` if the writer keeps an outline, or else of `extendTopicMap` if topics stay, or else of `createTopicMap`. */
export interface TopicsInput {
  readonly documents: PackedDocuments;
  readonly kept?: readonly KeptHeading[];
  readonly former?: readonly Topic[] | undefined;
  readonly effort?: Effort;
}

interface FoundTopics extends TopicMap {
  readonly directions: TopicDirections;
}

export type JobName = keyof typeof jobs;

type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0];

type JobOutput<Name extends JobName> = ReturnType<(typeof jobs)[Name]>;

/** Does long computations, one job after the other, so that the server can answer requests meanwhile. A job depends only on its input. */
export interface BackgroundJobs {
  /**
   * Rejects with CancelledError if `end` is called before the job is done, and with an Error if the job fails. If the worker thread
   * that does the job dies, the job is started again in a new one. If several workers have died during the same job, the promise is
   * rejected.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>>;
  /** Drops all jobs that are not done yet. */
  end(): void;
}

/**
 * Texts of papers that are sent to another thread. Copying a hundred thousand objects at once would block the sending thread. So the
 * texts are packed into a few arrays, chunk by chunk, and only these arrays are copied. Abstracts in memory that all threads share are
 * not even copied.
 */
export interface PackedDocuments {
  readonly chunks: readonly PackedChunk[];
}

/** A paper, as it is searched and grouped. */
export interface PackablePaper extends SearchDocument {
  readonly tags?: readonly string[] | undefined;
}

interface PackedChunk {
  /** For each document, the `stringsPerDocument` strings that `listStrings` lists. */
  readonly strings: StringTable;
  /** The shared memory in which abstracts lie. */
  readonly sources: readonly Uint8Array[];
  /** For each document, the `numbersPerDocument` numbers that say where its abstract lies; zeros if it is among the strings. */
  readonly places: Uint32Array;
}

/**
 * All jobs that the background can do. A job is a pure function of plain data (which can be cloned for another thread), so it gives the
 * same result in any thread and can be repeated.
 */
const jobs = {
  digest: (file: DigestBytes): PackedDigest => packDigestFile(file),
  /** Indexes the words of some papers, in the order in which the papers are given. */
  'search-segment': (documents: PackedDocuments): Segment => buildSegment(unpackDocuments(documents)),
  topics: ({ documents, kept = [], former = [], effort = 'full' }: TopicsInput): FoundTopics => {
    const papers = unpackDocuments(documents);
    const find = (): TopicMap => (former.length > 0 ? extendTopicMap(papers, former, { effort }) : createTopicMap(papers, { effort }));
    const { topics } = kept.length > 0 ? createKeptMap(papers, kept, { effort }) : find();
    return { topics, directions: findDirections(papers, topics) };
  },
};

/** Runs the job with this name. TypeScript can't see that the name and the input belong together. */
export function runJob(name: JobName, input: unknown): unknown {
  const job = jobs[name] as (input: unknown) => unknown;
  return job(input);
}

/** How many documents are packed before each pause. Packing them takes a few milliseconds. */
const chunkLength = 1000;
const stringsPerDocument = 7;
/** The index of the source plus 1, the start and end of the abstract in it, and 1 if the abstract is ASCII. */
const numbersPerDocument = 4;

/** Packs the documents chunk by chunk. Calls `pause` after each chunk, and waits for it. */
export async function packDocuments(documents: readonly PackablePaper[], pause: () => Promise<void>): Promise<PackedDocuments> {
  const chunks: PackedChunk[] = [];
  for (let start = 0; start < documents.length; start += chunkLength) {
    chunks.push(packChunk(documents.slice(start, start + chunkLength)));
    await pause();
  }
  return { chunks };
}

/** The documents as they were packed. Their abstracts are decoded at each use, so unpacking takes little memory. */
export function unpackDocuments({ chunks }: PackedDocuments): readonly PackablePaper[] {
  return chunks.flatMap((chunk) => {
    const string = readStrings(chunk.strings);
    const count = chunk.places.length / numbersPerDocument;
    return Array.from({ length: count }, (_, index) => new UnpackedDocument(chunk, string, index));
  });
}

function packChunk(documents: readonly PackablePaper[]): PackedChunk {
  const sources = new Map<Uint8Array, number>();
  const places = new Uint32Array(numbersPerDocument * documents.length);
  const strings = documents.flatMap((document, index) => {
    const slice = findShared(document);
    if (slice === undefined) return listStrings(document, document.abstract);
    const source = sources.get(slice.bytes) ?? sources.size;
    sources.set(slice.bytes, source);
    places.set([source + 1, slice.start, slice.end, Number(slice.isAscii)], numbersPerDocument * index);
    return listStrings(document, '');
  });
  return { strings: packStrings(strings), sources: [...sources.keys()], places };
}

/** The abstract's place in memory that threads share; undefined if it is in other memory, which would be copied as a whole. */
function findShared({ abstractBytes }: SearchDocument): Utf8Slice | undefined {
  // Some browsers have no shared memory.
  const canShare = typeof SharedArrayBuffer !== 'undefined';
  return canShare && abstractBytes?.bytes.buffer instanceof SharedArrayBuffer ? abstractBytes : undefined;
}

function listStrings({ key, title, names, authors, year, tags = [] }: PackablePaper, abstract: string): readonly string[] {
  return [key, title, abstract, packList(names), packList(authors), year?.toString() ?? '', packList(tags)];
}

class UnpackedDocument implements PackablePaper {
  constructor(
    private readonly chunk: PackedChunk,
    private readonly string: StringReader,
    private readonly index: number,
  ) {}

  get key(): string {
    return this.stringAt(0);
  }

  get title(): string {
    return this.stringAt(1);
  }

  get abstract(): string {
    const slice = this.abstractBytes;
    return slice === undefined ? this.stringAt(2) : decodeBytes({ bytes: slice.bytes, encoding: 'utf-8' }, slice.start, slice.end);
  }

  get abstractBytes(): Utf8Slice | undefined {
    const { places, sources } = this.chunk;
    const at = numbersPerDocument * this.index;
    const bytes = sources[(places[at] ?? 0) - 1];
    return bytes && { bytes, start: places[at + 1] ?? 0, end: places[at + 2] ?? 0, isAscii: places[at + 3] === 1 };
  }

  get names(): readonly string[] {
    return readList(this.stringAt(3));
  }

  get authors(): readonly string[] {
    return readList(this.stringAt(4));
  }

  get year(): number | undefined {
    const year = this.stringAt(5);
    return year === '' ? undefined : Number(year);
  }

  get tags(): readonly string[] {
    return readList(this.stringAt(6));
  }

  private stringAt(field: number): string {
    return this.string(stringsPerDocument * this.index + field);
  }
}

function packList(items: readonly string[]): string {
  return items.length === 0 ? '' : JSON.stringify(items);
}

function readList(text: string): readonly string[] {
  return text === '' ? [] : (JSON.parse(text) as readonly string[]);
}

/** Runs the jobs in the calling thread, for machines that can't start workers. Messages are handled between two jobs. */
export function createOwnThreadBackground(): BackgroundJobs {
  let hasEnded = false;
  let last: Promise<unknown> = Promise.resolve();
  const runNext = async <Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>> => {
    await last.catch(() => undefined);
    await yieldToMessages();
    if (hasEnded) throw new CancelledError();
    return runJob(name, input) as JobOutput<Name>;
  };
  return {
    run(name, input) {
      const answer = runNext(name, input);
      last = answer;
      return answer;
    },
    end() {
      hasEnded = true;
    },
  };
}
