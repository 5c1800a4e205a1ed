import { createLineIndex, type LineIndex } from '../../base/lineIndex';
import { lazy, type Lazy } from '../../base/lazy';
import { createLayeredMap, type LayeredMap } from '../../base/layeredMap';
import { maskControls } from '../../base/maskControls';
import { readTotally } from '../../base/readTotally';
import { diffSequences } from '../../base/sequenceChange';
import { parseBibliography } from '../../bibliography/parseBibliography';
import { noCorrections, type Corrections } from '../../digest/corrections/corrections';
import { parseCorrections, type CorrectionsText } from '../../digest/corrections/parseCorrections';
import { parseDigest } from '../../digest/parseDigest';
import { isBibtexDigest, readBibtexDigest } from './bibtexDigest';
import { parseProjectFile, type ProjectSettings } from '../../drafts/project/parseProjectFile';
import type { Bibliography, BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { Digest, DigestRecord } from '../../model/digest';
import type { CitationCommand, DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { DraftWriter } from '../../model/draftWriter';
import type { TopicsText } from '../../model/topicsText';
import { parseTopicsFile } from '../../topicsFile/parseTopicsFile';

/** One version of a text that the server knows. What it holds is read when first asked for. */
interface KnownText {
  readonly uri: string;
  readonly text: string;
  lines(): LineIndex;
}

export interface DigestFile extends KnownText {
  readonly kind: 'digest';
  readonly digest: Lazy<Digest>;
  /** Where the entry begins in this version of the text; undefined for an entry of another file or version. */
  startOf(entry: DigestRecord): number | undefined;
  /** Those of the last version that was read before this one. */
  readonly knownEntries: readonly DigestRecord[];
  /** As the editor says it; undefined where no editor has it open. */
  readonly languageId?: string | undefined;
  /** What was wrong with the file's bytes, in words; undefined where nothing was. */
  readonly problem?: string | undefined;
}

export type EntriesByKey = LayeredMap<CitationKey, readonly BibliographyEntry[]>;

export interface BibliographyFile extends KnownText {
  readonly kind: 'bibliography';
  bibliography(): Bibliography;
  /** Entries by their keys and aliases, each list in the order of the file. */
  readonly entriesByKey: Lazy<EntriesByKey>;
  /** Where the entry begins in this version of the text; undefined for an entry of another file or version. */
  startOf(entry: BibliographyEntry): number | undefined;
  /** The last `entriesByKey` of an earlier version that somebody asked for. */
  readonly grouped?: GroupedEntries | undefined;
}

interface GroupedEntries {
  readonly entries: readonly BibliographyEntry[];
  readonly byKey: EntriesByKey;
}

export interface DraftFile extends KnownText {
  readonly kind: 'draft';
  readonly language: DraftLanguage;
  /** Citation commands that are defined for this draft elsewhere. */
  readonly commands: ReadonlyMap<string, CitationCommand>;
  scan(): DraftScan;
  /** What writes into this version of the draft; undefined if its language can only be read. */
  readonly writer: Lazy<DraftWriter | undefined>;
  /** Why nothing of it could be read, in words for the writer; undefined where it was read. */
  problem(): string | undefined;
}

/** Settings of a project of drafts: `_quarto.yml`, pandoc's defaults files. */
export interface ProjectFile extends KnownText {
  readonly kind: 'project';
  project(): ProjectSettings;
}

/** The writer's own topics. */
export interface TopicsFile extends KnownText {
  readonly kind: 'topics';
  written(): TopicsText;
}

/** The writer's corrections of what is read from digests. */
export interface CorrectionsFile extends KnownText {
  readonly kind: 'corrections';
  written(): CorrectionsText;
  /** What was wrong with the file's bytes, in words; undefined where nothing was. */
  readonly problem?: string | undefined;
}

export type TextFile = DigestFile | BibliographyFile | DraftFile | ProjectFile | TopicsFile | CorrectionsFile;

export interface DigestOptions {
  readonly languageId?: string | undefined;
  /** What was wrong with the file's bytes, in words; where it gave no text at all, that is all there is to say. */
  readonly problem?: string | undefined;
  /** The version before an edit. Entries that did not change stay the same objects. */
  readonly previous?: DigestFile | undefined;
  /** What the writer has corrected in digests. */
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
    const read = readTotally(
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
    ...createKnownText(uri, text),
    digest,
    knownEntries: known,
    languageId,
    problem,
    startOf: (entry) => starts().get(entry),
  };
}

/** A digest that was read at an earlier start. Its text is decoded when it is asked for. */
export function createStoredDigestFile(uri: string, text: Lazy<string>, digest: Digest): DigestFile {
  const starts = lazy(() => new Map(digest.entries.map((entry, index) => [entry, digest.starts[index] ?? 0])));
  return {
    kind: 'digest',
    uri,
    get text() {
      return text();
    },
    lines: lazy(() => createLineIndex(text())),
    digest: Object.assign(() => digest, { peek: () => digest }),
    knownEntries: [],
    startOf: (entry) => starts().get(entry),
  };
}

/** What `previous`, an earlier version of the file, has been read to is not read again. */
export function createBibliographyFile(uri: string, text: string, previous?: BibliographyFile, problem?: string): BibliographyFile {
  // Keeps the parsed value of the earlier version, not the version itself, so versions don't pile up.
  const read = previous === undefined ? undefined : { text: maskControls(previous.text), bibliography: previous.bibliography() };
  const bibliography = lazy((): Bibliography => {
    const parsed = readTotally(
      () => parseBibliography(maskControls(text), uri, read),
      (reason): Bibliography => ({
        format: 'bibtex',
        entries: [],
        starts: [],
        issues: [{ span: { start: 0, end: 0 }, reason }],
        isComplete: false,
      }),
    );
    if (problem === undefined) return parsed;
    const isReadable = text !== '';
    return {
      ...parsed,
      issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...parsed.issues],
      isComplete: parsed.isComplete && isReadable,
    };
  });
  const starts = lazy(() => {
    const { entries, starts: offsets } = bibliography();
    return new Map(entries.map((entry, index) => [entry, offsets[index] ?? 0]));
  });
  const grouped = previous === undefined ? undefined : findGrouped(previous);
  return {
    kind: 'bibliography',
    ...createKnownText(uri, text),
    bibliography,
    entriesByKey: lazy(() => groupByKey(bibliography().entries, grouped)),
    grouped,
    startOf: (entry) => starts().get(entry),
  };
}

function findGrouped({ entriesByKey, bibliography, grouped }: BibliographyFile): GroupedEntries | undefined {
  const byKey = entriesByKey.peek();
  return byKey === undefined ? grouped : { entries: bibliography().entries, byKey };
}

const noEntries: GroupedEntries = { entries: [], byKey: createLayeredMap() };

function groupByKey(entries: readonly BibliographyEntry[], known: GroupedEntries = noEntries): EntriesByKey {
  const { removed, added } = diffSequences(known.entries, entries);
  const gone = new Set(removed);
  const groups = new Map<CitationKey, BibliographyEntry[]>();
  const groupOf = (key: CitationKey): BibliographyEntry[] => {
    const group = groups.get(key) ?? (known.byKey.get(key) ?? []).filter((entry) => !gone.has(entry));
    groups.set(key, group);
    return group;
  };
  for (const entry of removed) for (const key of keysOf(entry)) groupOf(key);
  const joined = new Set<BibliographyEntry[]>();
  for (const entry of added) {
    for (const key of keysOf(entry)) {
      const group = groupOf(key);
      if (group.length > 0) joined.add(group);
      group.push(entry);
    }
  }
  if (known.entries.length > 0 && joined.size > 0) sortAsIn(entries, joined);
  // A copy takes no more memory than it needs; a list that has grown does.
  return known.byKey.withChanges(new Map([...groups].map(([key, group]) => [key, group.length === 0 ? undefined : group.slice()])));
}

function sortAsIn(entries: readonly BibliographyEntry[], groups: Iterable<BibliographyEntry[]>): void {
  const rank = new Map(entries.map((entry, index) => [entry, index]));
  for (const group of groups) group.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

/** An entry may name its own key among its aliases. */
function keysOf({ key, aliases }: BibliographyEntry): readonly CitationKey[] {
  return aliases.length === 0 ? [key] : [...new Set([key, ...aliases.map((alias) => alias.key)])];
}

export interface DraftOptions {
  /** Citation commands that are defined elsewhere. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
  /** The version before an edit. */
  readonly previous?: DraftFile | undefined;
  /** Why the file gave no text, in words. */
  readonly problem?: string | undefined;
}

export const noCommands: ReadonlyMap<string, CitationCommand> = new Map();

export function createDraftFile(
  uri: string,
  text: string,
  language: DraftLanguage,
  { commands = noCommands, previous, problem }: DraftOptions = {},
): DraftFile {
  const canBuildOn = previous?.language === language && previous.commands === commands;
  const known = canBuildOn ? { text: previous.text, scan: previous.scan() } : undefined;
  const read = lazy(() =>
    readTotally(
      () => ({
        scan: language.scan(text, { commands, ...(known === undefined ? {} : { previous: known }) }),
        problem: text === '' ? problem : undefined,
      }),
      (reason) => ({ scan: createEmptyScan(text, commands), problem: reason }),
    ),
  );
  const scan = (): DraftScan => read().scan;
  const writer = lazy(() => language.createWriter?.(text, scan()));
  return { kind: 'draft', ...createKnownText(uri, text), language, commands, scan, writer, problem: () => read().problem };
}

/** Of a draft that could not be read: it cites nothing, and none of it is prose. */
function createEmptyScan(text: string, commands: DraftScan['commands']): DraftScan {
  return {
    citations: [],
    headings: [],
    opaque: [{ start: 0, end: text.length }],
    fileReferences: [],
    ownKeys: [],
    ownCommands: noCommands,
    commands,
    isRoot: false,
  };
}

export function createProjectFile(uri: string, text: string): ProjectFile {
  return {
    kind: 'project',
    ...createKnownText(uri, text),
    project: lazy(() =>
      readTotally(
        () => parseProjectFile(text),
        (): ProjectSettings => ({ bibliographies: [], isComplete: false }),
      ),
    ),
  };
}

/** `problem` says in words what was wrong with the file's bytes. */
export function createTopicsFile(uri: string, text: string, problem?: string): TopicsFile {
  return {
    kind: 'topics',
    ...createKnownText(uri, text),
    written: lazy(() => {
      const written = readTotally(
        () => parseTopicsFile(maskControls(text)),
        (reason): TopicsText => ({ topics: [], issues: [{ span: { start: 0, end: 0 }, reason }], isReadable: false }),
      );
      return problem === undefined
        ? written
        : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues], isReadable: false };
    }),
  };
}

/** `problem` says in words what was wrong with the file's bytes. */
export function createCorrectionsFile(uri: string, text: string, problem?: string): CorrectionsFile {
  return {
    kind: 'corrections',
    ...createKnownText(uri, text),
    problem,
    written: lazy(() => {
      const written = parseCorrections(maskControls(text));
      return problem === undefined ? written : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues] };
    }),
  };
}

function createKnownText(uri: string, text: string): KnownText {
  return { uri, text, lines: lazy(() => createLineIndex(text)) };
}
