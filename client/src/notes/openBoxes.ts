import { workspace, type Comment, type CommentThread, type TextDocument } from 'vscode';

/** Which comments have the boxes that commands have opened. A box that VS Code's own buttons open is not known. */
export class OpenBoxes {
  readonly #comments = new WeakMap<TextDocument, Comment>();

  remember(box: TextDocument, thread: CommentThread | undefined): void {
    const [comment] = thread?.comments ?? [];
    if (comment !== undefined) this.#comments.set(box, comment);
  }

  /** What was typed into the box of a thread; undefined where it has none, or none that is known. */
  read(thread: CommentThread): string | undefined {
    return workspace.textDocuments
      .find((document) => !document.isClosed && thread.comments.some((comment) => comment === this.#comments.get(document)))
      ?.getText();
  }
}
