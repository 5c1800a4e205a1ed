import type { Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import type { Digest } from '../../model/digest';

export interface LibraryStatus {
  readonly ready: boolean;
  readonly papers: number;
  /** The number of papers in digests. All other papers are only in bibliographies. */
  readonly digestPapers: number;
  readonly digests: readonly DigestStatus[];
  readonly bibliographies: readonly { readonly uri: string; readonly entries: number }[];
  /** The writer's corrections files. */
  readonly corrections: readonly { readonly uri: string; readonly count: number }[];
  readonly skipped: readonly { readonly uri: string; readonly span: Span; readonly reason: string }[];
  readonly revision: number;
  /** The memory of the search index in bytes, excluding the papers. It is 0 until the index is first used. */
  readonly searchBytes: number;
}

interface DigestStatus {
  readonly uri: string;
  readonly papers: number;
  /** How papers are written in the file, such as "numbered list, title in bold"; undefined if this is unknown. */
  readonly pattern?: string;
}

/** The server needs more memory for its papers than it may use. Both are the size of the heap of JavaScript objects, in bytes. */
export interface MemoryShortage {
  readonly needed: number;
  readonly limit: number;
}

/** What the library contains, and what was skipped when its files were read. */
export function getLibraryStatus(snapshot: Snapshot): LibraryStatus {
  const files = [...snapshot.digests.values()];
  const bibliographies = [...snapshot.bibliographies.values()];
  return {
    ready: snapshot.ready,
    papers: snapshot.library().papers.length,
    digestPapers: snapshot.library().digestPaperCount,
    digests: files.map(({ uri, digest }) => describeDigest(uri, digest())),
    bibliographies: bibliographies.map(({ uri, bibliography }) => ({ uri, entries: bibliography().entries.length })),
    corrections: [...snapshot.ownFiles.corrections.values()].map(({ uri, written }) => ({ uri, count: written().entries.length })),
    skipped: [
      ...files.flatMap(({ uri, digest }) => digest().issues.map((issue) => ({ uri, ...issue }))),
      ...bibliographies.flatMap(({ uri, bibliography }) => bibliography().issues.map((issue) => ({ uri, ...issue }))),
    ],
    revision: snapshot.revision,
    searchBytes: snapshot.searchIndex.peek()?.bytes ?? 0,
  };
}

function describeDigest(uri: string, { entries, pattern }: Digest): DigestStatus {
  return { uri, papers: entries.length, ...(pattern === undefined ? {} : { pattern }) };
}

/**
 * An estimate for real papers, measured at their first start: 20,000 papers end the server if its limit is 117 MB, and take 18 % more time
 * of the processor with 145 MB than without a limit; 100,000 papers take 17 % more with 470 MB.
 */
const heapWithoutPapers = 60e6;
const heapPerPaper = 5e3;

/**
 * Compares the memory that this many papers need with `limit`, the largest heap that the server may have, in bytes. Returns undefined if
 * the memory suffices. If it does not, everything still works, but the garbage collector takes much of the time.
 */
export function findMemoryShortage(papers: number, limit: number): MemoryShortage | undefined {
  const needed = heapWithoutPapers + heapPerPaper * papers;
  return needed > limit ? { needed, limit } : undefined;
}
