import {
  commands,
  Range,
  window,
  workspace,
  type Disposable,
  type Position,
  type TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode';
import { findEditorLanguage } from '../../../server/src/drafts/editorLanguages';
import type { DraftTracker } from '../editing/draftTracker';

/**
 * Brings the completion list back inside a citation. Quick suggestions are off in Markdown, so VS Code shows the list after
 * a trigger character and then not again: not when a deletion makes a query match again, and not when the writer comes back
 * to a citation later and types on. While the writer types on at one place the open list follows by itself (it is
 * incomplete, and the space between two words asks anew). A list that the writer closed stays closed while typing goes on.
 */
export function reopenCompletion(drafts: DraftTracker): Disposable {
  let last: { readonly document: TextDocument; readonly range: Range } | undefined;
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, second] = contentChanges;
    if (change === undefined || document !== window.activeTextEditor?.document) return;
    const position = endOf(change);
    const goesOn = last?.document === document && last.range.contains(change.range.start);
    last = { document, range: new Range(change.range.start, position) };
    if (second !== undefined || reason !== undefined || window.activeTextEditor.selections.length !== 1) return;
    const asks = isDeletion(change) || (isLetter(change) && !goesOn);
    if (!asks || !drafts.isDraft(document) || !isWritingKey(document, position)) return;
    // As by typing: where the server has nothing, VS Code does not say "No suggestions".
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
  const citationCommands = workspace.getConfiguration('marginalia', document).get<readonly string[]>('latex.citationCommands', []);
  return findEditorLanguage(document.languageId)?.isWritingKey(lineStart, citationCommands) ?? false;
}

/** The position of the cursor after a change on one line. */
function endOf(change: TextDocumentContentChangeEvent): Position {
  return change.range.start.translate(0, change.text.length);
}
