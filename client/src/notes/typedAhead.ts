import {
  Range,
  workspace,
  type Position,
  type Disposable,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  type TextEditor,
} from 'vscode';
import { keepUndoWhole } from './keepUndoWhole';

/**
 * A selected passage, and what the writer types over it: letters that come after a command, and before the box that the command
 * opens has the keyboard, go into the text. They can be taken out again, so that none is lost and the text is what it was.
 */
export class TypedAhead implements Disposable {
  readonly document: TextDocument;
  /** The passage, as long as nothing before it changes. */
  readonly range: Range;
  readonly #passage: string;
  readonly #subscription: Disposable;
  #start: number;
  /** What stands at the passage now; undefined where it can't be told. */
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

  /** Whether a cursor there is among what was typed, or behind it. */
  isAt(place: Position): boolean {
    const behind = this.document.offsetAt(place) - this.#start;
    return this.#text !== undefined && behind >= 0 && behind <= this.#text.length;
  }

  /** Milliseconds since the first letter; 0 where there was none. */
  get age(): number {
    return this.#firstTyped === undefined ? 0 : Date.now() - this.#firstTyped;
  }

  /** Puts the passage back where it was typed over, and gives what was typed. */
  async takeBack(editor: TextEditor): Promise<string> {
    for (;;) {
      const text = this.#text;
      if (text === undefined || text === this.#passage) return '';
      const range = new Range(this.document.positionAt(this.#start), this.document.positionAt(this.#start + text.length));
      // It is refused where the text has changed again meanwhile: what was typed is more by then.
      if (await editor.edit((edit) => edit.replace(range, this.#passage), { undoStopBefore: false, undoStopAfter: false })) {
        keepUndoWhole(this.document, { start: this.#start, passage: this.#passage, letters: text });
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

/** Puts words where the writer began to type, before those that came since. */
export async function putBefore(editor: TextEditor, position: Position, typed: string): Promise<void> {
  if (typed === '') return;
  // It is refused where the writer has typed on meanwhile.
  while (
    !editor.document.isClosed &&
    !(await editor.edit((edit) => edit.insert(position, typed), { undoStopBefore: false, undoStopAfter: false }))
  );
}
