import type { DraftLanguage } from '../model/draft';
import { latex } from './latex/latex';
import { markdown } from './markdown/markdown';

/** Every format of drafts. A new one is one line here and a folder beside this file. */
export const draftLanguages: readonly DraftLanguage[] = [markdown, latex];

/**
 * The language of a document. The editor's identifier decides; the path's ending speaks for files that no editor has
 * open, and for identifiers that say nothing (`plaintext`). undefined where the document is no draft.
 */
export function findDraftLanguage(languageId: string | undefined, path: string): DraftLanguage | undefined {
  const byId = languageId === undefined ? undefined : draftLanguages.find((language) => language.languageIds.includes(languageId));
  if (byId !== undefined || (languageId !== undefined && languageId !== 'plaintext')) return byId;
  const lower = path.toLowerCase();
  return draftLanguages.find((language) => language.extensions.some((extension) => lower.endsWith(extension)));
}
