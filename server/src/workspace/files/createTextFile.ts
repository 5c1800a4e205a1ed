import type { TextBytes } from '../../base/textBytes';
import type { Corrections } from '#digest';
import { findDraftLanguage } from '#drafts';
import type { Settings } from '../../model/settings';
import { getCitationCommands } from '../drafts/draftLinks';
import { createBibliographyFile } from './bibliographyFile';
import { createDigestFile } from './digestFile';
import type { FileKind } from './discovery';
import { createDraftFile } from './draftFile';
import type { TextFile } from './textFile';
import {
  createCorrectionsFile,
  createDismissalsFile,
  createProjectFile,
  createReferencesFile,
  createTopicsFile,
  createDecisionsFile,
} from './writerFiles';

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
    case 'topics':
      return createTopicsFile(uri, text, problem);
    case 'corrections':
      return createCorrectionsFile(uri, text, problem);
    case 'references':
      return createReferencesFile(uri, text, previous?.kind === 'references' ? previous : undefined, problem);
    case 'decisions':
      return createDecisionsFile(uri, text, problem);
    case 'dismissals':
      return createDismissalsFile(uri, text, problem);
    case 'draft': {
      const language = findDraftLanguage(languageId, uri);
      if (language === undefined) return undefined;
      const commands =
        previous?.kind === 'draft' && previous.language === language ? previous.commands : getCitationCommands(language, settings);
      return createDraftFile(uri, text, language, { commands, previous: previous?.kind === 'draft' ? previous : undefined, problem });
    }
  }
}
