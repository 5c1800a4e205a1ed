import {
  commands,
  window,
  workspace,
  type Disposable,
  type Position,
  type TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode';
import { isLatex } from './documents';
import type { DraftTracker } from './drafts';

/**
 * A citation that is open at the end of a line's text: `[see @long hea`, `text @duo`, `@`. The mark stands behind no word
 * character, so that `me@example.org` is none. Behind a comma a locator is written, not a key.
 */
const openMarkdownCitation = /(?:^|[^\p{L}\p{N}@/])-?@(?:\{[^}\n]{0,80}|[\p{L}\p{N}_][^@\n\])},;]{0,60})?$/u;

/** `\citep[see][p.~3]{a, long hea`: a citation command whose braces are open at the end of a line's text. */
const openLatexCitation = /\\[a-zA-Z]*cite[a-zA-Z]*\*?\s*(?:\[[^\]\n]*\]\s*){0,2}\{[^}\n]*$/;

/** Where the last change ended: a list may still be open there. */
interface Place {
  readonly document: TextDocument;
  readonly position: Position;
  /** Whether the writer came here key by key. An accepted completion is more than a key, and closes the list. */
  readonly isTyped: boolean;
}

/**
 * Brings the completion list back inside a citation. Quick suggestions are off in Markdown, so VS Code shows the list after
 * `@` and then not again: not when a deletion makes a query match again, and not when the writer comes back to a citation
 * later and types on. While the writer types on at one place the open list follows by itself (it is incomplete), but for the
 * first letter of a further word, where VS Code asks nobody anew. A list that the writer closed stays closed within a word.
 */
export function keepCompletionOpen(drafts: DraftTracker): Disposable {
  let last: Place | undefined;
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, second] = contentChanges;
    if (change === undefined) return;
    const position = endOf(change);
    const before = last?.document === document && last.position.isEqual(change.range.start) ? last : undefined;
    // Two characters are one key where the editor closes a brace.
    last = { document, position, isTyped: change.text.length > 0 && change.text.length <= 2 };
    if (second !== undefined || reason !== undefined || !hasOneCursor(document)) return;
    if (!isDeletion(change) && !isLetter(change)) return;
    const isFollowed = before !== undefined && !(before.isTyped && isFirstOfWord(document, position));
    if (!isDeletion(change) && isFollowed) return;
    if (!drafts.isDraft(document) || !isInOpenCitation(document, position)) return;
    // Asked for as by typing: where the server has nothing, VS Code does not say "No suggestions".
    void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });
}

function isFirstOfWord(document: TextDocument, end: Position): boolean {
  return /\s\S$/.test(document.lineAt(end.line).text.slice(0, end.character));
}

function hasOneCursor(document: TextDocument): boolean {
  const editor = window.activeTextEditor;
  return editor?.document === document && editor.selections.length === 1;
}

function isDeletion(change: TextDocumentContentChangeEvent): boolean {
  return change.text === '' && change.range.isSingleLine;
}

function isLetter(change: TextDocumentContentChangeEvent): boolean {
  return change.rangeLength === 0 && /^[\p{L}\p{N}]$/u.test(change.text);
}

export function isInOpenCitation(document: TextDocument, position: Position): boolean {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  return (isLatex(document) ? openLatexCitation : openMarkdownCitation).test(before);
}

/** Where the cursor stands after a change on one line. */
function endOf(change: TextDocumentContentChangeEvent): Position {
  return change.range.start.translate(0, change.text.length);
}
