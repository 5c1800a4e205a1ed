/**
 * Reads and writes files of notes, and finds annotated passages in changed text.
 *
 * Architecture invariant: returns edits and changes no file; never places a note at a passage that it isn't sure of.
 */
export { createPassageLocator, findWords, type PassageLocator, type PassagePlace } from './anchor/locatePassage';
export type { ExchangedAnnotation, ExchangedWork, ExchangeIssue } from './exchange/exchangedAnnotation';
export { parseExchange, shortenForMessage } from './exchange/parseExchange';
export { renderWebAnnotations } from './exchange/renderWebAnnotations';
export { createAnnotationId } from './note/attributes';
export {
  addAnnotation,
  addAnnotations,
  hasBrokenComment,
  type NewAnnotation,
  type NoteSource,
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
