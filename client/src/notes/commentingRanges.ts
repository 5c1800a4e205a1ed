import { window, type CommentController, type Disposable, type Range, type TextDocument } from 'vscode';
import { isBox } from './noteDraft';

/** How long after the last new thread VS Code is made to read the threads again, in milliseconds. */
const restMilliseconds = 300;

/**
 * Provides VS Code with the ranges where notes can be made. VS Code asks for them when it gets a provider, and after each edit. It asks
 * about every document that opens, and then keeps the document for minutes after it was closed: so there is a provider only while a
 * digest is visible. With a new provider VS Code builds all boxes again, and what is typed at that moment is lost: so it gets none
 * while a box has the keyboard.
 */
export class CommentingRanges implements Disposable {
  readonly #controller: CommentController;
  readonly #isDigest: (document: TextDocument) => boolean;
  readonly #listRanges: (document: TextDocument) => Promise<Range[]>;
  readonly #subscription: Disposable;
  #isMade = false;
  /** Whether a new provider waits until no box has the keyboard. */
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

  /** To be called when other documents are visible. */
  follow(): void {
    if (this.#isWanted !== this.#isMade) this.renew();
  }

  renew(): void {
    this.#isDue = this.#held > 0 || (window.activeTextEditor !== undefined && isBox(window.activeTextEditor));
    if (this.#isDue) return;
    this.#isMade = this.#isWanted;
    const provider = this.#isMade ? { provideCommentingRanges: (document: TextDocument) => this.#listRanges(document) } : undefined;
    // The property may be cleared, although its type does not say so.
    Object.assign(this.#controller, { commentingRangeProvider: provider });
  }

  /**
   * For each new provider VS Code reads the threads, waits for the ranges, and draws both. If it does so twice at the same time, it
   * forgets threads that were added meanwhile (CommentController.beginCompute). A provider that comes later brings them back.
   */
  renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.renew(), restMilliseconds);
  }

  /** Whether a box is opening. */
  get isHeld(): boolean {
    return this.#held > 0;
  }

  /** Opens a box. VS Code gets no new provider meanwhile. */
  async during<T>(opening: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await opening();
    } finally {
      this.#held -= 1;
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
