import type { CitationKey } from '../model/citation';
import type { DraftLanguage } from '../model/draftLanguage';
import { latex } from './latex/latex';
import { isCrossReference } from './markdown/keySyntax';
import { markdown } from './markdown/markdown';

/** All formats of drafts. A new format needs an entry here, an entry in `editorLanguages.ts`, and a folder beside this file. */
export const draftLanguages: readonly DraftLanguage[] = [markdown, latex];

/**
 * The language of a document: the one that lists the editor's identifier, otherwise the one with the file's extension. The extension is
 * needed because editors use many identifiers for one language (`gfm`, `plaintex`, `LaTeX`, `text`, or none at all). undefined if the
 * document is not a draft.
 */
export function findDraftLanguage(languageId: string | undefined, path: string): DraftLanguage | undefined {
  const byId = languageId === undefined ? undefined : draftLanguages.find((language) => getLanguageIds(language).includes(languageId));
  if (byId !== undefined) return byId;
  const lower = path.toLowerCase();
  return draftLanguages.find((language) => language.extensions.some((extension) => lower.endsWith(extension)));
}

/** All LSP identifiers of the language. */
export function getLanguageIds({ languageIds, otherLanguageIds = [] }: DraftLanguage): readonly string[] {
  return [...languageIds, ...otherLanguageIds];
}

/**
 * Whether a draft language reads the key as something other than a citation, so that the key cannot be used for a paper. For example,
 * Quarto reads `tip-adapter` as a cross-reference.
 */
export function isReservedKey(key: CitationKey): boolean {
  return isCrossReference(key);
}
