import { window, type CommentController, type Disposable, type Range, type TextDocument } from 'vscode';
import { isBox } from './noteDraft';

/** How long threads must rest before VS Code is made to look at them once more, in milliseconds. */
const restMilliseconds = 300;

/**
 * Tells VS Code where notes can be made. It asks for the ranges when a provider comes, and after each edit. It asks for every
 * document that opens, and keeps each for minutes after it was closed: so there is a provider only while a digest is to be
 * seen. Boxes are made anew then, and what is typed at that moment is lost: so not while one has the keyboard.
 */
export class NoteOffer implements Disposable {
  readonly #controller: CommentController;
  readonly #isDigest: (document: TextDocument) => boolean;
  readonly #listRanges: (document: TextDocument) => Promise<Range[]>;
  readonly #subscription: Disposable;
  #isMade = false;
  /** Whether it waits until no box has the keyboard. */
  #isDue = false;
  /** How many boxes are on their way. */
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

  /** To be called where other documents are visible. */
  follow(): void {
    if (this.#isWanted !== this.#isMade) this.renew();
  }

  renew(): void {
    this.#isDue = this.#held > 0 || (window.activeTextEditor !== undefined && isBox(window.activeTextEditor));
    if (this.#isDue) return;
    this.#isMade = this.#isWanted;
    const provider = this.#isMade ? { provideCommentingRanges: (document: TextDocument) => this.#listRanges(document) } : undefined;
    // The property may be cleared, which its type doesn't tell.
    Object.assign(this.#controller, { commentingRangeProvider: provider });
  }

  /**
   * For each provider that comes, VS Code looks which threads there are, waits for the ranges, and draws both. Where it does so
   * twice at once it forgets threads that came meanwhile (CommentController.beginCompute): a provider that comes when all is at
   * rest brings them back.
   */
  renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.renew(), restMilliseconds);
  }

  /** Whether a box is opening. */
  get isHeld(): boolean {
    return this.#held > 0;
  }

  /** While a box opens nothing is offered anew. */
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
