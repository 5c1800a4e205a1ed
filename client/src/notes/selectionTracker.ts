import { type Disposable, type Selection, type TextDocument, type TextEditor, window } from 'vscode';
import { TypedAhead } from './typedAhead';

/** If the writer began to type over a passage longer ago than this, in milliseconds, the letters were not meant for a note. */
const typingMilliseconds = 2000;
/**
 * If letters were typed at a cursor longer ago than this, in milliseconds, they were not meant for a note. A command that the writer
 * has started is assumed to run within this time.
 */
const commandMilliseconds = 1000;

/**
 * Remembers the last selection or cursor in a digest, and records what the writer types there before a comment box has the keyboard
 * focus.
 */
export class SelectionTracker implements Disposable {
  readonly #isDigest: (document: TextDocument) => boolean;
  readonly #subscription: Disposable;
  #last: TypedAhead | undefined;

  constructor(isDigest: (document: TextDocument) => boolean) {
    this.#isDigest = isDigest;
    this.#subscription = window.onDidChangeTextEditorSelection(({ textEditor, selections }) =>
      this.#follow(textEditor.document, selections),
    );
  }

  /** Whether letters were typed in the document just now that may be meant for a note, because a command may be about to run. */
  isTypedAhead(document: TextDocument): boolean {
    const last = this.#last;
    return last !== undefined && last.document === document && last.isTypedOver && last.age < commandMilliseconds;
  }

  /**
   * The selected passage for a new note, even if the writer has just typed over it; undefined if nothing is selected. The caller must
   * dispose it.
   */
  takePassage({ document, selection }: TextEditor): TypedAhead | undefined {
    // The document may have become a digest after the writer selected words in it.
    if (!selection.isEmpty) this.#follow(document, [selection]);
    const last = this.#last;
    return last?.document === document && !last.range.isEmpty && last.age < typingMilliseconds ? this.#handOver() : undefined;
  }

  /** The selection or cursor of the editor, with the letters that were typed there just now. The caller must dispose it. */
  takeCursor({ document, selection }: TextEditor): TypedAhead {
    return (this.isTypedAhead(document) ? this.#handOver() : undefined) ?? new TypedAhead(document, selection);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#last?.dispose();
  }

  #handOver(): TypedAhead | undefined {
    const last = this.#last;
    this.#last = undefined;
    return last;
  }

  /** Remembers the new selection, unless the cursor only moved because the writer is typing over the remembered passage. */
  #follow(document: TextDocument, [selection]: readonly Selection[]): void {
    if (selection === undefined || !this.#isDigest(document)) return;
    const last = this.#last;
    const isTyping = last?.document === document && last.isTypedOver && last.isAt(selection.active) && last.age < typingMilliseconds;
    if (selection.isEmpty && isTyping) return;
    last?.dispose();
    this.#last = new TypedAhead(document, selection);
  }
}
