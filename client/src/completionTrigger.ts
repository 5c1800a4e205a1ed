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
import { isLatex } from './documents';
import type { DraftTracker } from './drafts';

/**
 * A citation that is open at the end of a line's text: `[see @long hea`, `text @duo`, `@`. The mark stands behind no word
 * character, so that `me@example.org` is none. Behind a comma a locator is written, not a key.
 */
const openMarkdownCitation = /(?:^|[^\p{L}\p{N}@/])-?@(?:\{[^}\n]{0,80}|[\p{L}\p{N}_][^@\n\])},;]{0,60})?$/u;

/** `\citep[see][p.~3]{a, long hea`: a citation command whose braces are open at the end of a line's text. */
const openLatexCitation = /\\[a-zA-Z]*cite[a-zA-Z]*\*?\s*(?:\[[^\]\n]*\]\s*){0,2}\{[^}\n]*$/;

/** Where the last change put its text: a list may still be open there. */
interface Place {
  readonly document: TextDocument;
  readonly range: Range;
  /** Whether the writer came here key by key: an accepted completion is more than a key and closes the list. */
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
    if (change === undefined || document !== window.activeTextEditor?.document) return;
    const position = endOf(change);
    const before = last?.document === document && last.range.contains(change.range.start) ? last : undefined;
    last = { document, range: new Range(change.range.start, position), isTyped: isKey(change) && (before?.isTyped !== false || isDeletion(change) || /^[@{,]/.test(change.text)) };
    if (second !== undefined || reason !== undefined || window.activeTextEditor.selections.length !== 1) return;
    const kind = isDeletion(change) ? 'deletion' : isLetter(change) ? letterKind(before, isFirstOfWord(document, position)) : undefined;
    if (kind === undefined || !drafts.isDraft(document) || !isInOpenCitation(document, position)) return;
    void showList(kind === 'further-word' ? 'anew' : 'if-closed');
  });
}

/** undefined for a letter that an open list follows by itself. */
function letterKind(before: Place | undefined, isFirst: boolean): 'return' | 'further-word' | undefined {
  if (before === undefined) return 'return';
  return before.isTyped && isFirst ? 'further-word' : undefined;
}

/** VS Code shows a list for a further word alone when it begins; while one is open, the command that shows a list does nothing. */
async function showList(when: 'anew' | 'if-closed'): Promise<void> {
  if (when === 'anew') await commands.executeCommand('hideSuggestWidget');
  // As by typing: where the server has nothing, VS Code does not say "No suggestions".
  await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

function isFirstOfWord(document: TextDocument, end: Position): boolean {
  return /\s\S$/.test(document.lineAt(end.line).text.slice(0, end.character));
}

/** Two characters are one key where the editor closes a brace. */
function isKey(change: TextDocumentContentChangeEvent): boolean {
  return change.text.length <= 2;
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
