import { type CompletionItem, type CompletionList, type Position, Range, type TextDocument, window } from 'vscode';

/**
 * The last completion list, if VS Code filters it by itself while the writer types on (LSP 3.17, `isIncomplete`). Such a list foresees
 * how the word goes on. If the writer types another letter, VS Code would close the list or keep it as it is, so it must be made to ask
 * the server again.
 */
export class ForeseenList {
  #last: { readonly document: TextDocument; readonly start: Position; readonly filterText: string } | undefined;

  /**
   * Must be called with each answer of the server. An answer that came too late, because the writer has typed another letter since, is
   * marked as incomplete, so that VS Code asks again.
   */
  take(document: TextDocument, answer: CompletionItem[] | CompletionList | null | undefined): void {
    this.#last = undefined;
    if (answer === null || answer === undefined || Array.isArray(answer) || answer.isIncomplete === true) return;
    // All items of a list foresee the same word.
    const [first] = answer.items;
    if (first?.filterText === undefined || first.range === undefined) return;
    const { start } = first.range instanceof Range ? first.range : first.range.inserting;
    this.#last = { document, start, filterText: first.filterText };
    const editor = window.activeTextEditor;
    if (editor?.document === document && this.isLeftAt(document, editor.selection.active)) answer.isIncomplete = true;
  }

  /** Whether the text before the position is another one than the list foresees. If it is, the list is forgotten. */
  isLeftAt(document: TextDocument, position: Position): boolean {
    if (this.#last === undefined) return false;
    const { start, filterText } = this.#last;
    const isForeseen =
      document === this.#last.document && filterText.toLowerCase().startsWith(document.getText(new Range(start, position)).toLowerCase());
    if (!isForeseen) this.#last = undefined;
    return !isForeseen;
  }
}
