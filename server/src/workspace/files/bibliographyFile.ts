import { parseBibliography } from '#bibliography';
import { changeGroups, diffSequences } from '../../base/changes';
import { createIndexLookup, createLayeredMap } from '../../base/collections';
import { lazy } from '../../base/derivedValues';
import { maskChange, maskControls } from '../../base/escape';
import { createTextVersion } from '../../base/lineIndex';
import { readSafely } from '../../base/readSafely';
import type { Bibliography, BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { BibliographyFile, EntriesByKey, GroupedEntries } from './textFile';

/** Creates a version of a bibliography. Entries that have not changed since the earlier version `previous` are not parsed again. */
export function createBibliographyFile(uri: string, text: string, previous?: BibliographyFile, problem?: string): BibliographyFile {
  // `read` contains the text and entries of the earlier version, but not its `BibliographyFile`, which would keep all earlier versions
  // in memory.
  const read = previous && { text: previous.masked(), bibliography: previous.bibliography() };
  const before = previous && { text: previous.text, masked: previous.masked() };
  const masked = lazy(() => (before === undefined ? maskControls(text) : maskChange(text, before)));
  const bibliography = lazy((): Bibliography => {
    const parsed = readSafely(
      () => parseBibliography(masked(), uri, read),
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
    ...createTextVersion(uri, text),
    masked,
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
  const rank = createIndexLookup(entries);
  const compare = (a: BibliographyEntry, b: BibliographyEntry): number => rank(a) - rank(b);
  return known.byKey.withChanges(changeGroups(known.byKey.get, diffSequences(known.entries, entries), { keysOf, compare }));
}

/** The keys without repetitions, since an entry may list its own key as an alias. */
function keysOf({ key, aliases }: BibliographyEntry): readonly CitationKey[] {
  return aliases.length === 0 ? [key] : [...new Set([key, ...aliases.map((alias) => alias.key)])];
}

/**
 * Whether a file is a bibliography: it has the extension of BibTeX files, it contains entries, or it is a JSON or YAML file without
 * content. If the file is a link, `uri` is the URI of the file to which it leads.
 */
export function isBibliography(file: BibliographyFile, uri = file.uri): boolean {
  return (
    /\.(?:bib|bibtex|biblatex)$/i.test(uri) ||
    file.bibliography().entries.length > 0 ||
    (/\.(?:json|ya?ml)$/i.test(uri) && /^\s*(?:\[\s*\])?\s*$/.test(file.text))
  );
}

/** Whether the name of a new file is that of a bibliography. */
export function isBibliographyName(uri: string): boolean {
  return /\.(?:bib|bibtex|biblatex|json|ya?ml)$/i.test(uri);
}
