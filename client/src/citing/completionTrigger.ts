import {
  type CompletionItem,
  type CompletionList,
  commands,
  type Disposable,
  type Position,
  Range,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { findEditorLanguage } from '../../../server/src/client';
import type { DraftTracker } from '../editing/draftTracker';
import { readSetting } from '../editing/settings';

/**
 * Shows the completion list again inside a citation. Quick suggestions are off in Markdown, so VS Code shows the list only after a
 * trigger character. It does not show the list when a deletion makes the query match again, or when the writer returns to a citation
 * later and continues to type. Of letters that are typed one after another, only the first triggers the list, and one that the list
 * does not foresee: otherwise VS Code updates an open list by itself, and a list that the writer closed stays closed. VS Code does not
 * tell that a list was closed, so after Escape a letter that was not foreseen shows a list again.
 */
export function reopenCompletion(drafts: DraftTracker, foreseen: ForeseenList): Disposable {
  let last: { readonly document: TextDocument; readonly range: Range } | undefined;
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, second] = contentChanges;
    if (change === undefined || document !== window.activeTextEditor?.document) return;
    const position = endOf(change);
    const goesOn = last?.document === document && last.range.contains(change.range.start);
    last = { document, range: new Range(change.range.start, position) };
    if (second !== undefined || reason !== undefined || window.activeTextEditor.selections.length !== 1) return;
    const asks = isDeletion(change) || (isLetter(change) && (!goesOn || foreseen.isLeftAt(document, position)));
    if (!asks || !drafts.isDraft(document) || !isWritingKey(document, position)) return;
    // With `auto`, VS Code does not show "No suggestions" if the server has none.
    void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });
}

function isDeletion(change: TextDocumentContentChangeEvent): boolean {
  return change.text === '' && change.range.isSingleLine;
}

function isLetter(change: TextDocumentContentChangeEvent): boolean {
  return change.rangeLength === 0 && /^[\p{L}\p{N}]$/u.test(change.text);
}

function isWritingKey(document: TextDocument, { line, character }: Position): boolean {
  const lineStart = document.lineAt(line).text.slice(0, character);
  return findEditorLanguage(document.languageId)?.isWritingKey(lineStart, readSetting('citationCommands', document)) ?? false;
}

/** The position of the cursor after an insertion or deletion within one line. */
function endOf(change: TextDocumentContentChangeEvent): Position {
  return change.range.start.translate(0, change.text.length);
}

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
