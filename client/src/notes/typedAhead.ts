import {
  Range,
  workspace,
  type Position,
  type Disposable,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  type TextEditor,
} from 'vscode';
import { undoLettersTogether } from './undoLettersTogether';

/**
 * A selected passage, and what the writer types over it. Letters that are typed after a command, but before the box that it opens has the
 * keyboard, go into the text; here they can be taken out again, so that none is lost and the text is what it was.
 */
export class TypedAhead implements Disposable {
  readonly document: TextDocument;
  /** Where the passage was when this began; it is still there unless the text before it has changed. */
  readonly range: Range;
  readonly #passage: string;
  readonly #subscription: Disposable;
  #start: number;
  /** The text at the passage now; undefined if an edit reached beyond the passage. */
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

  /** Whether anything was typed over the passage. */
  get isUsed(): boolean {
    return this.#text !== this.#passage;
  }

  /** Whether a cursor is in the typed letters, or right after them. */
  isAt(place: Position): boolean {
    const behind = this.document.offsetAt(place) - this.#start;
    return this.#text !== undefined && behind >= 0 && behind <= this.#text.length;
  }

  /** Milliseconds since the first letter; 0 before it. */
  get age(): number {
    return this.#firstTyped === undefined ? 0 : Date.now() - this.#firstTyped;
  }

  /** Puts the passage back if something was typed over it, and returns what was typed. */
  async takeBack(editor: TextEditor): Promise<string> {
    for (;;) {
      const text = this.#text;
      if (text === undefined || text === this.#passage) return '';
      const range = new Range(this.document.positionAt(this.#start), this.document.positionAt(this.#start + text.length));
      // VS Code refuses the edit if the text has changed meanwhile. Then more was typed, so try again.
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

/** Inserts words where the writer began to type, before those that they have typed since. */
export async function putBefore(editor: TextEditor, position: Position, typed: string): Promise<void> {
  if (typed === '') return;
  // VS Code refuses the edit if the writer has typed on meanwhile.
  while (
    !editor.document.isClosed &&
    !(await editor.edit((edit) => edit.insert(position, typed), { undoStopBefore: false, undoStopAfter: false }))
  );
}
