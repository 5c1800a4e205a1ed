import { workspace, type Comment, type CommentThread, type TextDocument } from 'vscode';

/** Remembers the comments of boxes that commands have opened. Boxes that VS Code's own buttons open are not in it. */
export class OpenBoxes {
  readonly #comments = new WeakMap<TextDocument, Comment>();

  remember(box: TextDocument, thread: CommentThread | undefined): void {
    const [comment] = thread?.comments ?? [];
    if (comment !== undefined) this.#comments.set(box, comment);
  }

  /** What was typed into the box of a thread; undefined if the thread has no box that a command has opened. */
  read(thread: CommentThread): string | undefined {
    return workspace.textDocuments
      .find((document) => !document.isClosed && thread.comments.some((comment) => comment === this.#comments.get(document)))
      ?.getText();
  }
}
