import {
  commands,
  Disposable,
  type Position,
  Range,
  type TextDocument,
  TextDocumentChangeReason,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  workspace,
} from 'vscode';

/**
 * A selected passage or a cursor, and what the writer types there. Letters that are typed after a command was started, but before the
 * comment box that it opens has the keyboard focus, are inserted into the document. This class can remove them again, so that no letter
 * is lost and the document is as before.
 */
export class TypedAhead implements Disposable {
  readonly document: TextDocument;
  /** The range of the passage when the object was created. It is not updated when the text before it changes. */
  readonly range: Range;
  readonly #passage: string;
  readonly #subscription: Disposable;
  #start: number;
  /** The text that is now at the passage; undefined if an edit also changed text outside the passage. */
  #text: string | undefined;
  #firstTyped: number | undefined;

  constructor(document: TextDocument, range: Range) {
    this.document = document;
    this.range = range;
    this.#passage = document.getText(range);
    this.#text = this.#passage;
    this.#start = document.offsetAt(range.start);
    this.#subscription = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) event.contentChanges.forEach((change) => this.#follow(change));
    });
  }

  /** Whether an edit has changed the text of the passage. */
  get isTypedOver(): boolean {
    return this.#text !== this.#passage;
  }

  /** Whether a position is within what was typed, or directly before or after it. */
  isAt(place: Position): boolean {
    const after = this.document.offsetAt(place) - this.#start;
    return this.#text !== undefined && after >= 0 && after <= this.#text.length;
  }

  /** Milliseconds since the first letter was typed; 0 if none was typed yet. */
  get age(): number {
    return this.#firstTyped === undefined ? 0 : Date.now() - this.#firstTyped;
  }

  /**
   * Puts the passage back if something was typed over it, and returns what was typed. Empty if nothing was typed, or if an edit also
   * changed text outside the passage.
   */
  async takeBack(editor: TextEditor): Promise<string> {
    for (;;) {
      const text = this.#text;
      if (text === undefined || text === this.#passage) return '';
      const range = new Range(this.document.positionAt(this.#start), this.document.positionAt(this.#start + text.length));
      // VS Code refuses the edit if more was typed meanwhile. The loop then tries again.
      if (await editor.edit((edit) => edit.replace(range, this.#passage), { undoStopBefore: false, undoStopAfter: false })) {
        undoLettersTogether(this.document, { start: this.#start, passage: this.#passage, letters: text });
        return text.startsWith(this.#passage) ? text.slice(this.#passage.length) : text;
      }
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #follow({ rangeOffset, rangeLength, text }: TextDocumentContentChangeEvent): void {
    if (this.#text === undefined) return;
    const end = this.#start + this.#text.length;
    if (rangeOffset > end) return;
    if (rangeOffset + rangeLength < this.#start) this.#start += text.length - rangeLength;
    else {
      this.#firstTyped ??= Date.now();
      if (rangeOffset < this.#start || rangeOffset + rangeLength > end) {
        this.#text = undefined;
        return;
      }
      const at = rangeOffset - this.#start;
      this.#text = this.#text.slice(0, at) + text + this.#text.slice(at + rangeLength);
    }
  }
}

/** Inserts text at the position where the writer began to type, before what they have typed since. */
export async function putBefore(editor: TextEditor, position: Position, typed: string): Promise<void> {
  if (typed === '') return;
  // VS Code refuses the edit if the writer has typed more meanwhile. The loop then tries again.
  while (
    !editor.document.isClosed &&
    !(await editor.edit((edit) => edit.insert(position, typed), { undoStopBefore: false, undoStopAfter: false }))
  );
}

/** Letters that were typed over a passage by mistake and then removed again. */
interface RemovedLetters {
  /** The UTF-16 offset at which the passage begins. */
  readonly start: number;
  readonly passage: string;
  readonly letters: string;
}

/** How many UTF-16 units after the letters are compared to recognise the place. */
const afterLength = 40;

/**
 * To be called after letters were typed over a passage and removed again. If the file was saved in between, these are two steps of undo
 * in VS Code, although the writer intended neither. When an undo or redo brings the letters back, this function continues to undo or
 * redo until the passage is back. This works until the document is closed.
 */
function undoLettersTogether(document: TextDocument, { start, passage, letters }: RemovedLetters): void {
  const read = (from: number, length: number): string =>
    document.getText(new Range(document.positionAt(from), document.positionAt(from + length)));
  const after = read(start + passage.length, afterLength);
  const showsLetters = (): boolean => {
    const rest = read(start, letters.length + afterLength);
    for (let length = letters.length; length > 0; length--) {
      const some = letters.slice(0, length);
      if (some !== passage && rest.startsWith(some + after)) return true;
    }
    return false;
  };
  let isGoingOn = false;
  const goOn = async (command: 'undo' | 'redo'): Promise<void> => {
    isGoingOn = true;
    try {
      // Each letter may be a step of undo.
      for (let step = 0; step <= letters.length && showsLetters(); step++) await commands.executeCommand(command);
    } finally {
      isGoingOn = false;
    }
  };
  const subscriptions = Disposable.from(
    workspace.onDidChangeTextDocument(({ document: changed, reason }) => {
      if (changed === document && reason !== undefined && !isGoingOn) void goOn(reason === TextDocumentChangeReason.Undo ? 'undo' : 'redo');
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) subscriptions.dispose();
    }),
  );
}
