import { lazy, type Lazy } from '../../base/lazy';
import { createLineIndex } from '../../base/lineIndex';
import { maskControls } from '../../base/maskControls';
import { readSafely } from '../../base/readSafely';
import { noCorrections, type Corrections } from '../../digest/corrections/corrections';
import { parseDigest } from '../../digest/parseDigest';
import { packDigest, type DigestTable } from '../../library/cache/digestTable';
import type { Digest } from '../../model/digest';
import { isBibtexDigest, readBibtexDigest } from './bibtexDigest';
import { createTextVersion, type DigestFile } from './textFile';

export interface DigestOptions {
  readonly languageId?: string | undefined;
  /** What was wrong with the file's bytes, as a message for the writer. If the file has no text at all, this is its only issue. */
  readonly problem?: string | undefined;
  /** The version before an edit. Entries that have not changed remain the same objects. */
  readonly previous?: DigestFile | undefined;
  readonly corrections?: Corrections;
}

export function createDigestFile(
  uri: string,
  text: string,
  { languageId, problem, previous, corrections = noCorrections }: DigestOptions = {},
): DigestFile {
  const known = previous === undefined ? [] : (previous.digest.peek()?.entries ?? previous.knownEntries);
  const digest = lazy((): Digest => {
    const issues = problem === undefined ? [] : [{ span: { start: 0, end: 0 }, reason: problem }];
    if (text === '' && issues.length > 0) return { entries: [], starts: [], issues };
    const read = readSafely(
      () =>
        isBibtexDigest(uri, languageId)
          ? readBibtexDigest(maskControls(text), known, corrections)
          : parseDigest(maskControls(text), { path: uri, ...(languageId === undefined ? {} : { languageId }) }, known, corrections),
      (reason): Digest => ({ entries: [], starts: [], issues: [{ span: { start: 0, end: 0 }, reason }] }),
    );
    return issues.length === 0 ? read : { ...read, issues: [...issues, ...read.issues] };
  });
  const starts = lazy(() => {
    const { entries, starts: offsets } = digest();
    return new Map(entries.map((entry, index) => [entry, offsets[index] ?? 0]));
  });
  return {
    kind: 'digest',
    ...createTextVersion(uri, text),
    digest,
    table: lazy(() => packDigest(digest(), text)),
    knownEntries: known,
    languageId,
    problem,
    startOf: (entry) => starts().get(entry),
  };
}

/** A digest restored from the cache. Its text is decoded when it is first used. */
export function createStoredDigestFile(uri: string, text: Lazy<string>, digest: Digest, table: DigestTable): DigestFile {
  const starts = lazy(() => new Map(digest.entries.map((entry, index) => [entry, digest.starts[index] ?? 0])));
  return {
    kind: 'digest',
    uri,
    get text() {
      return text();
    },
    lines: lazy(() => createLineIndex(text())),
    digest: Object.assign(() => digest, { peek: () => digest }),
    table: Object.assign(() => table, { peek: () => table }),
    knownEntries: [],
    startOf: (entry) => starts().get(entry),
  };
}
