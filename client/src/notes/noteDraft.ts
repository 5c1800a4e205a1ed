import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  MarkdownString,
  Range,
  type TextDocument,
  type TextEditor,
  window,
} from 'vscode';
import { messages } from '../messages/messages';

/** The comment of a note that is not saved yet. VS Code shows it as a comment box. */
export interface DraftComment extends Comment {
  body: MarkdownString;
  readonly draft: NoteDraft;
}

/**
 * An open comment box for a new note on a passage. The box is a comment in editing mode, because VS Code gives such a comment the
 * keyboard focus even on a line that already has notes. VS Code never gives the keyboard focus to an empty thread that an extension
 * creates.
 */
export class NoteDraft {
  readonly thread: CommentThread;
  readonly #controller: CommentController;
  readonly #name: string;
  readonly #document: TextDocument;
  readonly #range: Range;
  readonly #mark: Range;
  #quote = '';
  #isOpen = true;

  /** `typed` is the initial text of the box, `mark` where the margin shows it. */
  constructor(
    controller: CommentController,
    document: TextDocument,
    range: Range,
    { name, typed, mark }: { readonly name: string; readonly typed: string; readonly mark: Range },
  ) {
    this.#controller = controller;
    this.#name = name;
    this.#document = document;
    this.#range = range;
    this.#mark = mark;
    this.thread = controller.createCommentThread(document.uri, mark, [this.#createComment(typed)]);
    this.thread.canReply = false;
    this.thread.label = messages.threadLabel(name);
    this.thread.contextValue = 'draft';
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  /** False when the note was saved or the box was cancelled. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The passage as it was when the box was opened. */
  get passage(): Range {
    return this.#range;
  }

  /** Remembers the selected passage. To be called before the digest changes. */
  rememberPassage(): void {
    this.#quote = this.#document.getText(this.#range);
  }

  /**
   * The present range of the passage in the digest. Throws with a message for the writer if the passage has moved and the digest now
   * contains its text nowhere, or more than once.
   */
  locatePassage(digest: TextDocument): Range {
    if (digest.getText(this.#range) === this.#quote) return this.#range;
    const text = digest.getText();
    const start = text.indexOf(this.#quote);
    if (start < 0 || text.includes(this.#quote, start + 1)) throw new Error(messages.passageChanged());
    return new Range(digest.positionAt(start), digest.positionAt(start + this.#quote.length));
  }

  /** A new draft on the same passage, for a draft that was cancelled. Throws like `locatePassage`. */
  beginAgain(digest: TextDocument, typed: string): NoteDraft {
    const passage = this.locatePassage(digest);
    // The lines of an abstract keep their distance from its title.
    const lines = passage.start.line - this.#range.start.line;
    const mark = new Range(this.#mark.start.translate(lines), this.#mark.end.translate(lines));
    const draft = new NoteDraft(this.#controller, digest, passage, {
      name: this.#name,
      typed,
      mark: this.#mark.isEqual(this.#range) ? passage : mark,
    });
    draft.rememberPassage();
    return draft;
  }

  /** Opens another box with what was typed, since VS Code has closed the first one. */
  reopen(typed: string): void {
    this.thread.comments = [this.#createComment(typed)];
  }

  dispose(): void {
    this.#isOpen = false;
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

export function isCommentBox({ document }: TextEditor): boolean {
  return document.uri.scheme === 'comment';
}

/**
 * Resolves to a comment box that `isWanted` accepts, as soon as it has the keyboard focus; undefined if that takes too long.
 */
export async function waitForBox({
  isWanted = () => true,
  timeoutMs = 5000,
}: {
  readonly isWanted?: (box: TextEditor) => boolean;
  /** In milliseconds. */
  readonly timeoutMs?: number;
} = {}): Promise<TextEditor | undefined> {
  const active = window.activeTextEditor;
  if (active !== undefined && isCommentBox(active) && isWanted(active)) return active;
  return new Promise((resolve) => {
    const stop = (editor: TextEditor | undefined): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(editor);
    };
    const timer = setTimeout(() => stop(undefined), timeoutMs);
    const subscription = window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined && isCommentBox(editor) && isWanted(editor)) stop(editor);
    });
  });
}
