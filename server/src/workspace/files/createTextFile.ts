import { parseNote } from '#annotations';
import type { Corrections } from '#digest';
import { findDraftLanguage, type ProjectSettings, parseProjectFile } from '#drafts';
import { type OwnFileKind, type OwnKind, type OwnTextOf, ownFileKinds, type ParsedText } from '#ownFiles';
import { foldTitle } from '#text';
import { lazy } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import { createTextVersion } from '../../base/lineIndex';
import { fileName } from '../../base/paths';
import { readSafely } from '../../base/readSafely';
import type { TextBytes } from '../../base/textBytes';
import type { LiteratureNote } from '../../model/annotation';
import type { Citation, CitationItem, CitationKey } from '../../model/citation';
import type { CitationCommand, DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { Settings } from '../../model/settings';
import { getCitationCommands, noCommands } from '../drafts/draftGraph';
import { createBibliographyFile } from './bibliographyFile';
import { createDigestFile } from './digestFile';
import type { FileKind } from './discovery';
import type { DraftFile, NoteText, OwnFile, ProjectFile, ReferencesFile, TextFile } from './textFile';

/** The text of a file, and what is known of it besides. */
export interface FileSource {
  readonly uri: string;
  readonly text: string;
  /** The bytes of the text, for a digest on disk. */
  readonly bytes?: TextBytes | undefined;
  readonly languageId?: string;
  readonly problem?: string | undefined;
}

type OwnSource = Pick<FileSource, 'uri' | 'text' | 'problem'>;

interface DraftOptions {
  /** Citation commands that are defined outside the draft. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
  /** The version before an edit. */
  readonly previous?: DraftFile | undefined;
  /** Why the file has no text, as a message for the writer. */
  readonly problem?: string | undefined;
}

/** Creates a file of a kind. undefined for a draft in a language that is not read. */
export function createTextFile(
  kind: FileKind,
  source: FileSource,
  previous: TextFile | undefined,
  { corrections, settings }: { readonly corrections: Corrections; readonly settings: Settings },
): TextFile | undefined {
  const { uri, text, bytes, languageId, problem } = source;
  switch (kind) {
    case 'digest':
      return createDigestFile(uri, text, {
        bytes: bytes && ((): TextBytes => bytes),
        languageId,
        problem,
        previous: previous?.kind === 'digest' ? previous : undefined,
        corrections,
      });
    case 'bibliography':
      return createBibliographyFile(uri, text, previous?.kind === 'bibliography' ? previous : undefined, problem);
    case 'project':
      return createProjectFile(uri, text);
    case 'references':
      return createReferencesFile(source, previous?.kind === 'references' ? previous : undefined);
    case 'draft': {
      const language = findDraftLanguage(languageId, uri);
      if (language === undefined) return undefined;
      const commands =
        previous?.kind === 'draft' && previous.language === language ? previous.commands : getCitationCommands(language, settings);
      return createDraftFile(uri, text, language, { commands, previous: previous?.kind === 'draft' ? previous : undefined, problem });
    }
    default:
      return createOwnFile(kind, source, previous?.kind === kind ? previous : undefined) as TextFile;
  }
}

function createProjectFile(uri: string, text: string): ProjectFile {
  return {
    kind: 'project',
    ...createTextVersion(uri, text),
    project: lazy(() =>
      readSafely(
        () => parseProjectFile(text),
        (): ProjectSettings => ({ bibliographies: [], isComplete: false }),
      ),
    ),
  };
}

/** Creates a version of an own file. What has not changed since `previous` may be the same objects. */
export function createOwnFile<Kind extends OwnKind>(
  kind: Kind,
  { uri, text, problem }: OwnSource,
  previous?: OwnFile<Kind>,
): OwnFile<Kind> {
  type Written = OwnTextOf<Kind>;
  const { parse } = ownFileKinds[kind] as unknown as OwnFileKind<Written, never>;
  // The new version does not refer to `previous`, which would keep all earlier versions in memory.
  const known: ParsedText<Written> | undefined = previous && { text: maskControls(previous.text), written: previous.written() };
  const report = (written: Written, reason: string): Written => ({
    ...written,
    issues: [{ span: { start: 0, end: 0 }, reason }, ...written.issues],
    isReadable: false,
  });
  return {
    kind,
    ...createTextVersion(uri, text),
    problem,
    written: lazy(() => {
      const written = readSafely(
        () => parse(maskControls(text), known),
        (reason) => report(parse(''), reason),
      );
      return problem === undefined ? written : report(written, problem);
    }),
  };
}

function createReferencesFile(source: OwnSource, previous: ReferencesFile | undefined): ReferencesFile {
  const { uri, text, problem } = source;
  const known = previous?.bibliography.peek();
  return {
    ...createOwnFile('references', source, previous),
    bibliography: lazy(() => createBibliographyFile(uri, text, known, problem)),
  };
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
