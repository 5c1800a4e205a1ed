import { Range, type Uri, window } from 'vscode';
import { isCommentBox } from './noteDraft';

/** A thread, and the passage that it is about: for a long line, the thread is at the title. */
interface AnnotatedPassage {
  readonly thread: { readonly uri: Uri };
  readonly passage: Range | undefined;
}

/**
 * Moves the keyboard focus from a comment box or button of a thread back to the annotated passage in the text, because VS Code would
 * leave nothing focused. The passage is not selected, since the next letter would then replace it. Does nothing if the writer has moved
 * to another editor.
 */
export async function returnFocusToText({ thread: { uri }, passage }: AnnotatedPassage): Promise<void> {
  const shows = (document: { readonly uri: Uri }): boolean => document.uri.toString() === uri.toString();
  const active = window.activeTextEditor;
  if (active !== undefined && !isCommentBox(active) && !shows(active.document)) return;
  const editor =
    active !== undefined && shows(active.document)
      ? active
      : window.visibleTextEditors.find(({ document, viewColumn }) => shows(document) && viewColumn !== undefined);
  if (editor === undefined) return;
  const { isEmpty, active: cursor } = editor.selection;
  const place = passage === undefined || (isEmpty && passage.contains(cursor)) ? cursor : passage.end;
  await window.showTextDocument(editor.document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    selection: new Range(place, place),
  });
}
