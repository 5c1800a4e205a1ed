import { type CommentController, type Disposable, type Range, type TextDocument, window } from 'vscode';
import { isCommentBox } from './noteDraft';

/** How long to wait after the last new thread before VS Code is made to read the threads again, in milliseconds. */
const restMilliseconds = 300;

interface CommentingRangesSources {
  readonly isDigest: (document: TextDocument) => boolean;
  readonly listRanges: (document: TextDocument) => Promise<Range[]>;
  /** Whether a new note is being written or a note is being edited, in a box that may have lost the keyboard focus. */
  readonly hasOpenBox: () => boolean;
}

/**
 * Provides VS Code with the ranges in which notes can be made. VS Code asks for the ranges of every document that opens, and then keeps
 * that document for minutes after it was closed. So there is a provider only while a digest is visible. When VS Code gets a new
 * provider, it builds all comment boxes again: what is typed at that moment is lost, and a box that had the keyboard focus takes it from
 * the text. So VS Code gets no new provider while a box is open or is being saved, except for one of VS Code's own boxes that has lost the
 * focus.
 */
export class CommentingRanges implements Disposable {
  readonly #controller: CommentController;
  readonly #sources: CommentingRangesSources;
  readonly #subscription: Disposable;
  #isMade = false;
  /** Whether a new provider is to be set as soon as no box is open. */
  #isDue = false;
  /** How many boxes are opening or being saved. */
  #held = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(controller: CommentController, sources: CommentingRangesSources) {
    this.#controller = controller;
    this.#sources = sources;
    this.#subscription = window.onDidChangeActiveTextEditor(() => {
      if (this.#isDue) this.renew();
    });
  }

  /** To be called when the visible documents have changed. */
  follow(): void {
    if (this.#isWanted === this.#isMade) return;
    // A box that was hidden with its digest is built again in any case.
    if (this.#held > 0) this.#isDue = true;
    else this.#set();
  }

  renew(): void {
    const { activeTextEditor } = window;
    this.#isDue = this.#held > 0 || this.#sources.hasOpenBox() || (activeTextEditor !== undefined && isCommentBox(activeTextEditor));
    if (!this.#isDue) this.#set();
  }

  #set(): void {
    this.#isDue = false;
    this.#isMade = this.#isWanted;
    const provider = this.#isMade ? { provideCommentingRanges: (document: TextDocument) => this.#sources.listRanges(document) } : undefined;
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

  get isChangingBox(): boolean {
    return this.#held > 0;
  }

  /** Runs `change`, which opens a box or saves its text. VS Code gets no new provider until `change` is done. */
  async during<T>(change: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await change();
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
    return window.visibleTextEditors.some(({ document }) => this.#sources.isDigest(document));
  }
}
