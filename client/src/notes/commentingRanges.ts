import { window, type CommentController, type Disposable, type Range, type TextDocument } from 'vscode';
import { isCommentBox } from './noteDraft';

/** How long to wait after the last new thread before VS Code is made to read the threads again, in milliseconds. */
const restMilliseconds = 300;

/**
 * Provides VS Code with the ranges in which notes can be made. VS Code asks for the ranges of every document that opens, and then keeps
 * that document for minutes after it was closed. So there is a provider only while a digest is visible. When VS Code gets a new
 * provider, it builds all comment boxes again, and what is typed at that moment is lost. So VS Code gets no new provider while a box
 * has the keyboard focus.
 */
export class CommentingRanges implements Disposable {
  readonly #controller: CommentController;
  readonly #isDigest: (document: TextDocument) => boolean;
  readonly #listRanges: (document: TextDocument) => Promise<Range[]>;
  readonly #subscription: Disposable;
  #isMade = false;
  /** Whether a new provider is to be set as soon as no box has the keyboard focus. */
  #isDue = false;
  /** How many boxes are opening. */
  #held = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    controller: CommentController,
    isDigest: (document: TextDocument) => boolean,
    listRanges: (document: TextDocument) => Promise<Range[]>,
  ) {
    this.#controller = controller;
    this.#isDigest = isDigest;
    this.#listRanges = listRanges;
    this.#subscription = window.onDidChangeActiveTextEditor(() => {
      if (this.#isDue) this.renew();
    });
  }

  /** To be called when the visible documents have changed. */
  follow(): void {
    if (this.#isWanted !== this.#isMade) this.renew();
  }

  renew(): void {
    this.#isDue = this.#held > 0 || (window.activeTextEditor !== undefined && isCommentBox(window.activeTextEditor));
    if (this.#isDue) return;
    this.#isMade = this.#isWanted;
    const provider = this.#isMade ? { provideCommentingRanges: (document: TextDocument) => this.#listRanges(document) } : undefined;
    // VS Code allows this property to be undefined, although its type does not.
    Object.assign(this.#controller, { commentingRangeProvider: provider });
  }

  /**
   * Sets a new provider after a pause. For each new provider VS Code reads the threads, waits for the ranges, and draws both. If two
   * such runs overlap, VS Code forgets threads that were added meanwhile (CommentController.beginCompute). A later provider brings
   * these threads back.
   */
  renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.renew(), restMilliseconds);
  }

  get isOpeningBox(): boolean {
    return this.#held > 0;
  }

  /** Runs `opening`, which opens a box. VS Code gets no new provider until `opening` is done. */
  async during<T>(opening: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await opening();
    } finally {
      this.#held -= 1;
      if (this.#isDue) this.renew();
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  get #isWanted(): boolean {
    return window.visibleTextEditors.some(({ document }) => this.#isDigest(document));
  }
}
