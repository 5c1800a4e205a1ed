/**
 * Reads and writes drafts in Markdown and LaTeX: citations, headings, prose, quotations.
 *
 * Architecture invariant: all syntax of a draft is known here and nowhere else; knows nothing of papers or the library.
 */
export { draftLanguages, findDraftLanguage, isReservedKey } from './draftLanguages';
export { editorLanguages, findEditorLanguage, renderCopiedCitation } from './editorLanguages';
export { isProjectFile, listChapters, type ProjectSettings, parseProjectFile } from './project';
export { maxProseDistance } from './prose';
export { countBefore, shiftCitation } from './spliceScan';
