import type { Span } from '../../base/span';
import type { Digest } from '../../model/digest';
import type { Snapshot } from '../../workspace/snapshot';

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

export interface DigestStatus {
  readonly uri: string;
  readonly papers: number;
  /** How papers are written in the file, such as "numbered list, title in bold"; undefined if this is unknown. */
  readonly pattern?: string;
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
    corrections: [...snapshot.correctionsFiles.values()].map(({ uri, written }) => ({ uri, count: written().corrections.length })),
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
