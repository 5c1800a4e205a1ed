import type { CitationKey } from '../model/citation';
import type { EditorLanguage } from '../model/draftLanguage';
import { latexInEditor } from './latex/latexInEditor';
import { markdownInEditor } from './markdown/markdownInEditor';

/**
 * The part of every draft language that the VS Code client uses too. The client does not import `draftLanguages`, because that would
 * load the parsers.
 */
export const editorLanguages: readonly EditorLanguage[] = [markdownInEditor, latexInEditor];

/** undefined if no draft language has `languageId` among its `languageIds`. */
export function findEditorLanguage(languageId: string): EditorLanguage | undefined {
  return editorLanguages.find(({ languageIds }) => languageIds.includes(languageId));
}

/**
 * A citation for the clipboard, in the syntax of a draft language. If `languageId` is not that of a draft language, the citation is
 * written as in pandoc's Markdown.
 */
export function renderCopiedCitation(languageId: string | undefined, keys: readonly CitationKey[]): string {
  const language = languageId === undefined ? undefined : findEditorLanguage(languageId);
  return (language ?? markdownInEditor).renderCopy(keys);
}
