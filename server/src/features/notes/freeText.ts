import type { NoteSource } from '../../annotations/note/editNote';
import { parseNote } from '../../annotations/note/parseNote';
import { fileName } from '../../base/fileName';
import type { TextEdit } from '../../model/draft';

/**
 * The edit that inserts a blank line above the first annotation, so that words on the whole paper can be written there. Empty if there
 * already is a blank line, or if the note has no annotations.
 */
export function makeRoomForFreeText({ text, note }: NoteSource): readonly TextEdit[] {
  const start = note.annotations[0]?.span.start ?? 0;
  if (start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start))) return [];
  return [{ span: { start, end: start }, newText: text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n' }];
}

/** The UTF-16 offset in a note where words on the whole paper belong: directly above the first annotation, or at the end. */
export function findFreeTextOffset(uri: string, text: string): number {
  const start = parseNote(text, fileName(uri)).annotations[0]?.span.start;
  return start === undefined ? text.length : text.slice(0, start).replace(/\r?\n$/, '').length;
}
