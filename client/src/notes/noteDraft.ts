import {
  CommentMode,
  CommentThreadCollapsibleState,
  MarkdownString,
  Range,
  window,
  type Comment,
  type CommentController,
  type CommentThread,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { messages } from '../messages/messages';

/** The words of a note that is not saved yet. */
export interface DraftComment extends Comment {
  body: MarkdownString;
  readonly draft: NoteDraft;
}

/** How long to wait until a box has the keyboard, in milliseconds. */
const patience = 5000;

/**
 * An open box for a new note on a passage. It is a comment that is being edited, because VS Code gives such a comment the keyboard even
 * on a line that has notes already. It never gives it to an empty thread of an extension.
 */
export class NoteDraft {
  readonly thread: CommentThread;
  readonly #document: TextDocument;
  readonly #range: Range;
  #quote = '';

  /** The box holds `typed` from the start. */
  constructor(
    controller: CommentController,
    document: TextDocument,
    range: Range,
    { name, typed }: { readonly name: string; readonly typed: string },
  ) {
    this.#document = document;
    this.#range = range;
    this.thread = controller.createCommentThread(document.uri, range, [this.#createComment(typed)]);
    this.thread.canReply = false;
    this.thread.label = messages.threadLabel(name);
    this.thread.contextValue = 'draft';
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  /** To be called before the digest changes after the passage was selected. */
  rememberPassage(): void {
    this.#quote = this.#document.getText(this.#range);
  }

  /** The passage in the digest as it is now. Throws with words for the writer if it is gone, or is there twice. */
  locatePassage(digest: TextDocument): Range {
    if (digest.getText(this.#range) === this.#quote) return this.#range;
    const text = digest.getText();
    const start = text.indexOf(this.#quote);
    if (start < 0 || text.includes(this.#quote, start + 1)) throw new Error(messages.passageChanged());
    return new Range(digest.positionAt(start), digest.positionAt(start + this.#quote.length));
  }

  /** Opens another box with what was typed, since VS Code has closed the first one. */
  reopen(typed: string): void {
    this.thread.comments = [this.#createComment(typed)];
  }

  dispose(): void {
    this.thread.dispose();
  }

  #createComment(body: string): DraftComment {
    return {
      author: { name: messages.yourNote() },
      body: new MarkdownString(body),
      mode: CommentMode.Editing,
      contextValue: 'draft',
      draft: this,
    };
  }
}

export function isDraftComment(value: unknown): value is DraftComment {
  return typeof value === 'object' && value !== null && 'draft' in value && value.draft instanceof NoteDraft;
}

/** Whether the editor is the box of a comment. */
export function isBox({ document }: TextEditor): boolean {
  return document.uri.scheme === 'comment';
}

/** Resolves with the box of a comment when it has the keyboard; undefined if it does not get it in time. */
export async function waitForBox(): Promise<TextEditor | undefined> {
  const active = window.activeTextEditor;
  if (active !== undefined && isBox(active)) return active;
  return new Promise((resolve) => {
    const stop = (editor: TextEditor | undefined): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(editor);
    };
    const timer = setTimeout(() => stop(undefined), patience);
    const subscription = window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined && isBox(editor)) stop(editor);
    });
  });
}
