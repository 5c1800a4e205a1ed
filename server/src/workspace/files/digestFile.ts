import { parseBibliography } from '#bibliography';
import {
  applyCorrections,
  type Correction,
  type Corrections,
  completeRecords,
  createCorrections,
  noCorrections,
  parseDigest,
  ReadingMemory,
  readUncorrected,
  type UnnamedRecord,
} from '#digest';
import { type DigestTable, packDigest, restoreDigest } from '#library';
import { type Lazy, lazy } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import { createPackedVersion, createTextVersion, type TextVersion, toLineIndex } from '../../base/lineIndex';
import { readSafely } from '../../base/readSafely';
import { type Span, shiftSpan } from '../../base/span';
import { decodeText, findTextBytes, type TextBytes } from '../../base/textBytes';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Digest, DigestRecord } from '../../model/digest';
import type { DigestFile } from './textFile';

interface DigestOptions {
  readonly languageId?: string | undefined;
  /** What was wrong with the file's bytes, as a message for the writer. If the file has no text at all, this is its only issue. */
  readonly problem?: string | undefined;
  /** The version before an edit. Entries that have not changed remain the same objects. */
  readonly previous?: DigestFile | undefined;
  readonly corrections?: Corrections;
  /** The bytes of the text, for a file on disk. The digest then keeps these instead of the text. */
  readonly bytes?: (() => TextBytes) | undefined;
}

/** The bytes of a file that shall be read as a digest: plain data, which can be sent to another thread. */
export interface DigestBytes {
  readonly uri: string;
  readonly bytes: Uint8Array;
  /** The corrections with which the digest is read. */
  readonly corrections: readonly Correction[];
}

/** A digest that was read from bytes, as plain data. */
export interface PackedDigest {
  readonly text: TextBytes;
  readonly table: DigestTable;
  /** The `mark` of the corrections with which it was read. */
  readonly corrections: string;
  /** What was wrong with the file's bytes, as a message for the writer; undefined if nothing was. */
  readonly problem: string | undefined;
}

type Contents = Pick<DigestFile, 'digest' | 'table' | 'lines'>;

type Reading = Required<Pick<DigestOptions, 'languageId' | 'problem' | 'corrections'>> & Pick<DigestFile, 'knownEntries' | 'memory'>;

export function createDigestFile(uri: string, text: string, options: DigestOptions = {}): DigestFile {
  const { languageId, problem, previous, corrections = noCorrections, bytes } = options;
  const knownEntries = previous === undefined ? [] : (previous.digest.peek()?.entries ?? previous.knownEntries);
  // Files that no editor shows are hardly read twice.
  const memory = languageId === undefined ? undefined : (previous?.memory ?? new ReadingMemory());
  const version = bytes === undefined ? createTextVersion(uri, text) : createPackedVersion(uri, bytes, text);
  const read = (): Digest => readDigest(version, { languageId, problem, knownEntries, corrections, memory });
  // A packed entry would be another object than the entry of the earlier version.
  const contents = bytes === undefined || knownEntries.length > 0 ? keepDigest(version, read) : packContents(version, bytes, read);
  return createFile(version, contents, { bytes, languageId, problem, knownEntries, memory });
}

/** A digest restored from its table. `bytes` must return the text from which `table` was made. */
export function createStoredDigestFile(uri: string, bytes: () => TextBytes, table: DigestTable, problem?: string): DigestFile {
  const digest = restoreDigest(table, bytes);
  const contents = { digest: createKnown(digest), table: createKnown(table), lines: lazy(() => toLineIndex(table.lines)) };
  return createFile(createPackedVersion(uri, bytes), contents, { bytes, problem, knownEntries: [] });
}

/** Reads a digest from its bytes. `createStoredDigestFile` makes the same file of the result as `createDigestFile` does of the text. */
export function packDigestFile({ uri, bytes, corrections: list }: DigestBytes): PackedDigest {
  const decoded = decodeText(bytes);
  const text = findTextBytes(bytes, decoded);
  const { issue: problem } = decoded;
  const corrections = createCorrections(list);
  const { table } = createDigestFile(uri, decoded.text, { bytes: () => text, problem, corrections });
  return { text, table: table(), corrections: corrections.mark, problem };
}

function keepDigest(version: TextVersion, read: () => Digest): Contents {
  const digest = lazy(read);
  return { digest, table: lazy(() => packDigest(digest(), version.text)), lines: version.lines };
}

/** Keeps only the table of a digest, from which its entries read their fields and the text its lines. */
function packContents(version: TextVersion, bytes: () => TextBytes, read: () => Digest): Contents {
  const table = lazy(() => packDigest(read(), version.text));
  return { table, digest: lazy(() => restoreDigest(table(), bytes)), lines: lazy(() => toLineIndex(table().lines)) };
}

function createFile(
  version: TextVersion,
  { digest, table, lines }: Contents,
  properties: Pick<DigestFile, 'bytes' | 'languageId' | 'problem' | 'knownEntries' | 'memory'>,
): DigestFile {
  const starts = lazy(() => {
    const { entries, starts: offsets } = digest();
    return new Map(entries.map((entry, index) => [entry, offsets[index] ?? 0]));
  });
  return {
    kind: 'digest',
    uri: version.uri,
    // Not copied, because a packed version makes its text anew.
    get text() {
      return version.text;
    },
    lines,
    digest,
    table,
    ...properties,
    startOf: (entry) => starts().get(entry),
  };
}

function readDigest({ uri, text }: TextVersion, { languageId, problem, knownEntries, corrections, memory }: Reading): Digest {
  const issues = problem === undefined ? [] : [{ span: { start: 0, end: 0 }, reason: problem }];
  if (text === '' && issues.length > 0) return { entries: [], starts: [], issues };
  const read = readSafely(
    () =>
      isBibtexDigest(uri, languageId)
        ? readBibtexDigest(maskControls(text), uri, knownEntries, corrections)
        : parseDigest(
            maskControls(text),
            { path: uri, ...(languageId === undefined ? {} : { languageId }), ...(memory === undefined ? {} : { memory }) },
            knownEntries,
            corrections,
          ),
    (reason): Digest => ({ entries: [], starts: [], issues: [{ span: { start: 0, end: 0 }, reason }] }),
  );
  return issues.length === 0 ? read : { ...read, issues: [...issues, ...read.issues] };
}

function createKnown<T>(value: T): Lazy<T> {
  return Object.assign(() => value, { peek: () => value });
}

/** Whether a file that the settings call a digest is a BibTeX file. */
function isBibtexDigest(uri: string, languageId: string | undefined): boolean {
  return languageId === 'bibtex' || /\.(?:bib|bibtex|biblatex)$/i.test(uri);
}

/**
 * Reads a BibTeX file as a digest. As in any digest, its papers get keys that are made from their titles. Entries that are also in
 * `known` remain the same objects.
 */
export function readBibtexDigest(text: string, uri: string, known: readonly DigestRecord[], corrections: Corrections): Digest {
  const corrected = applyCorrections(text, readBibtexRecords(text), corrections, uri);
  return { format: 'bibtex', pattern: 'BibTeX', ...completeRecords(corrected.entries, known), issues: corrected.issues };
}

function readBibtexRecords(text: string): UncorrectedDigest {
  const { entries, starts, issues } = parseBibliography(text, '.bib');
  return { entries: entries.flatMap((entry, index) => (entry.title === '' ? [] : [toReadEntry(entry, starts[index] ?? 0, text)])), issues };
}

/** The papers that were found in a text without the writer's corrections. */
export interface UncorrectedDigest {
  readonly entries: readonly UnnamedRecord[];
  readonly issues: Digest['issues'];
}

/** Reads the text of a digest again, without the writer's corrections. Empty if it can't be read. */
export function readWithoutCorrections({ uri, languageId, text }: Pick<DigestFile, 'uri' | 'languageId' | 'text'>): UncorrectedDigest {
  const masked = maskControls(text);
  return readSafely(
    () =>
      isBibtexDigest(uri, languageId)
        ? readBibtexRecords(masked)
        : readUncorrected(masked, { path: uri, ...(languageId === undefined ? {} : { languageId }) }),
    () => ({ entries: [], issues: [] }),
  );
}

function toReadEntry(entry: BibliographyEntry, start: number, text: string): UnnamedRecord {
  const { title, titleSpan, abstract, span, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links } = entry;
  const toSpan = (value: Span): Span => dropDelimiters(text, shiftSpan(value, start));
  const field = abstract === '' ? undefined : entry.fields().findLast(({ name }) => name === 'abstract');
  const keywords = entry
    .fields()
    .findLast(({ name }) => name === 'keywords' || name === 'keyword')
    ?.value.split(/[,;]/)
    .map((word) => word.replace(/[{}]/g, '').trim());
  const tags = keywords?.filter((word) => word !== '');
  return {
    title,
    titleSpan: toSpan(titleSpan),
    abstract: field === undefined ? '' : abstract,
    ...(field === undefined ? {} : { abstractSpan: toSpan(field.span) }),
    span: shiftSpan(span, start),
    authors,
    ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }),
    links,
    ...(date === undefined ? {} : { date }),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
  };
}

/** The span without the braces or quotation marks that enclose its text. */
function dropDelimiters(text: string, { start, end }: Span): Span {
  const pair = `${text[start] ?? ''}${text[end - 1] ?? ''}`;
  return end - start > 2 && (pair === '{}' || pair === '""') ? { start: start + 1, end: end - 1 } : { start, end };
}
