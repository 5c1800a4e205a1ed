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

/** The words of a note that is not kept yet. */
export interface DraftComment extends Comment {
  body: MarkdownString;
  readonly draft: NoteDraft;
}

/** How long a box may take to get the keyboard, in milliseconds. */
const patience = 5000;

/**
 * An open box for a new note on a passage. It is a comment that is being edited: VS Code gives such a one the keyboard, also
 * where the line has notes already, which an empty thread of an extension never gets.
 */
export class NoteDraft {
  readonly thread: CommentThread;
  readonly #document: TextDocument;
  readonly #range: Range;
  #quote = '';

  /** `typed` stands in the box from the start. */
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

  /** To be called while the digest is what it was when the passage was selected. */
  rememberPassage(): void {
    this.#quote = this.#document.getText(this.#range);
  }

  /** The passage in the digest as it is now. Rejects with words for the writer where it is gone, or can't be told. */
  locatePassage(digest: TextDocument): Range {
    if (digest.getText(this.#range) === this.#quote) return this.#range;
    const text = digest.getText();
    const start = text.indexOf(this.#quote);
    if (start < 0 || text.includes(this.#quote, start + 1)) throw new Error(messages.passageChanged());
    return new Range(digest.positionAt(start), digest.positionAt(start + this.#quote.length));
  }

  /** VS Code has closed the box by now; another one comes with what was typed. */
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

/** Whether what is typed there goes into a comment. */
export function isBox({ document }: TextEditor): boolean {
  return document.uri.scheme === 'comment';
}

/** The box of a comment once it has the keyboard; undefined where it does not get it. */
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
