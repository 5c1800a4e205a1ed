import { type Comment, type CommentThread, type TextDocument, workspace } from 'vscode';

/**
 * Remembers which comment belongs to each comment box that a command has opened. Boxes that were opened by VS Code's own buttons are
 * not included: the box of the "+", and the one for more words of a note.
 */
export class BoxRegistry {
  readonly #comments = new WeakMap<TextDocument, Comment>();

  remember(box: TextDocument, thread: CommentThread | undefined): void {
    const [comment] = thread?.comments ?? [];
    if (comment !== undefined) this.#comments.set(box, comment);
  }

  /** The comment of a box; undefined if no command has opened it. */
  find(box: TextDocument): Comment | undefined {
    return this.#comments.get(box);
  }

  /** The present text of the box of a thread; undefined if no command has opened a box in this thread. */
  read(thread: CommentThread): string | undefined {
    return workspace.textDocuments
      .find((document) => !document.isClosed && thread.comments.some((comment) => comment === this.#comments.get(document)))
      ?.getText();
  }
}
