import { lazy } from '../../base/derivedValues';
import { maskControls } from '../../base/invisible';
import { readSafely } from '../../base/readSafely';
import type { TextBytes } from '../../base/textBytes';
import type { Corrections } from '#digest';
import { type ProjectSettings, findDraftLanguage, parseProjectFile } from '#drafts';
import type { Settings } from '../../model/settings';
import { type OwnFileKind, type OwnKind, type OwnTextOf, type ParsedText, ownFileKinds } from '#ownFiles';
import { getCitationCommands } from '../drafts/draftLinks';
import { createBibliographyFile } from './bibliographyFile';
import { createDigestFile } from './digestFile';
import type { FileKind } from './discovery';
import { createDraftFile } from './draftFile';
import { type OwnFile, type ProjectFile, type ReferencesFile, type TextFile, createTextVersion } from './textFile';

/** The text of a file, and what is known of it besides. */
export interface FileSource {
  readonly uri: string;
  readonly text: string;
  /** The bytes of the text, for a digest on disk. */
  readonly bytes?: TextBytes | undefined;
  readonly languageId?: string;
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

type OwnSource = Pick<FileSource, 'uri' | 'text' | 'problem'>;

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
