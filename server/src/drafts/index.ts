/**
 * Reads and writes drafts in Markdown and LaTeX: citations, headings, prose, quotations.
 *
 * Architecture invariant: all syntax of a draft is known here and nowhere else; knows nothing of papers or the library.
 */
export { draftLanguages, findDraftLanguage } from './draftLanguages';
export { editorLanguages, findEditorLanguage, renderCopiedCitation } from './editorLanguages';
export { isProjectFile, listChapters, type ProjectSettings, parseProjectFile } from './project';
export { maxProseDistance } from './quotationMarks';
export { isReservedKey } from './reservedKeys';
export { countBefore, shiftCitation } from './spliceScan';
