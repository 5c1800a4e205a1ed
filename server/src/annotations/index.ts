/**
 * Reads and writes files of notes, and finds annotated passages in changed text.
 *
 * Architecture invariant: returns edits and changes no file; never places a note at a passage that it isn't sure of.
 */
export { type PassageLocator, type PassagePlace, createPassageLocator, findWords } from './anchor/locatePassage';
export type { ExchangeIssue, ExchangedAnnotation, ExchangedWork } from './exchange/exchangedAnnotation';
export { parseExchange, shortenForMessage } from './exchange/parseExchange';
export { renderWebAnnotations } from './exchange/renderWebAnnotations';
export { createAnnotationId } from './note/attributes';
export {
  type NewAnnotation,
  type NoteSource,
  addAnnotation,
  addAnnotations,
  hasBrokenComment,
  protectBody,
  removeAnnotation,
  renderAnnotation,
  renderNote,
  setBody,
  setResolved,
  setSelector,
  setStatus,
  setTitle,
} from './note/editNote';
export { findFirstParagraph, removeCommentMarks, replaceHeadingsByStrong } from './note/noteText';
export { parseNote } from './note/parseNote';
