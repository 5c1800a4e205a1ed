import { parseNote } from '#annotations';
import { fileName } from '../../base/paths';
import { lazy } from '../../base/derivedValues';
import { readSafely } from '../../base/readSafely';
import { foldTitle } from '#text';
import type { LiteratureNote } from '../../model/annotation';
import type { Citation, CitationItem, CitationKey } from '../../model/citation';
import type { CitationCommand, DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import { type DraftFile, type NoteText, createTextVersion, noCommands } from './textFile';

export interface DraftOptions {
  /** Citation commands that are defined outside the draft. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
  /** The version before an edit. */
  readonly previous?: DraftFile | undefined;
  /** Why the file has no text, as a message for the writer. */
  readonly problem?: string | undefined;
}

export function createDraftFile(
  uri: string,
  text: string,
  language: DraftLanguage,
  { commands = noCommands, previous, problem }: DraftOptions = {},
): DraftFile {
  const canBuildOn = previous?.language === language && previous.commands === commands;
  const known = canBuildOn ? { text: previous.text, scan: previous.scan() } : undefined;
  const read = lazy(() =>
    readSafely(
      () => ({
        scan: language.scan(text, { commands, ...(known === undefined ? {} : { previous: known }) }),
        problem: text === '' ? problem : undefined,
      }),
      (reason) => ({ scan: createEmptyScan(text, commands), problem: reason }),
    ),
  );
  const scan = (): DraftScan => read().scan;
  return {
    kind: 'draft',
    ...createTextVersion(uri, text),
    language,
    commands,
    scan,
    writer: lazy(() => language.createWriter?.(text, scan())),
    itemsByKey: lazy(() => groupItems(scan().citations)),
    note: lazy(() => readNote(uri, text)),
    problem: () => read().problem,
  };
}

/** The scan of a draft that could not be read: no citations and no prose. */
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

function groupItems(citations: readonly Citation[]): ReadonlyMap<CitationKey, readonly CitationItem[]> {
  const items = new Map<CitationKey, CitationItem[]>();
  for (const item of citations.flatMap((citation) => citation.items)) {
    const others = items.get(item.key);
    if (others === undefined) items.set(item.key, [item]);
    else others.push(item);
  }
  return items;
}

function readNote(uri: string, text: string): NoteText {
  const note = readSafely(
    () => parseNote(text, fileName(uri)),
    (reason) => createUnreadNote(uri, reason),
  );
  return { note, foldedTitle: note.title === undefined ? undefined : foldTitle(note.title) };
}

/** The note for a file that could not be read. Its key is taken from the file name, and the server never writes to the file. */
function createUnreadNote(uri: string, reason: string): LiteratureNote {
  const nowhere = { start: 0, end: 0 };
  return {
    kind: 'own',
    key: fileName(uri).replace(/\.md$/i, ''),
    title: undefined,
    heading: undefined,
    titleSpan: undefined,
    status: undefined,
    statusSpan: undefined,
    tags: [],
    generalText: '',
    generalTextSpan: nowhere,
    annotations: [],
    metadataSpan: undefined,
    issues: [{ span: nowhere, reason }],
    isWritable: false,
  };
}
