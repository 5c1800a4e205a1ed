import { parseNote } from '../../annotations/note/parseNote';

/** Whether the block of an annotation is another one in the editor than on disk; `onDisk` is undefined where no file is. */
export function hasUnsavedBlock(inEditor: string, onDisk: string | undefined, id: string): boolean {
  if (onDisk === undefined || onDisk === inEditor) return false;
  const saved = readBlock(onDisk, id);
  return saved !== undefined && saved !== readBlock(inEditor, id);
}

/** Line ends apart. */
function readBlock(text: string, id: string): string | undefined {
  const found = parseNote(text, 'note.md').annotations.find((annotation) => annotation.id === id);
  return found === undefined ? undefined : text.slice(found.span.start, found.span.end).replace(/\r\n?/g, '\n');
}
