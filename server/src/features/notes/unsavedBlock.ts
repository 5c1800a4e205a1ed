import { parseNote } from '../../annotations/note/parseNote';

/**
 * Whether the block of an annotation in the editor differs from the saved one. False if the file or the block has not been saved at
 * all. `onDisk` is undefined if there is no file.
 */
export function hasUnsavedBlock(inEditor: string, onDisk: string | undefined, id: string): boolean {
  if (onDisk === undefined || onDisk === inEditor) return false;
  const saved = readBlock(onDisk, id);
  return saved !== undefined && saved !== readBlock(inEditor, id);
}

/** The block of an annotation, with all line breaks as `\n`. */
function readBlock(text: string, id: string): string | undefined {
  const found = parseNote(text, 'note.md').annotations.find((annotation) => annotation.id === id);
  return found === undefined ? undefined : text.slice(found.span.start, found.span.end).replace(/\r\n?/g, '\n');
}
