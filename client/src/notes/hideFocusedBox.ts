import { commands, window } from 'vscode';
import { isCommentBox } from './noteDraft';
import type { OpenDigests } from './openDigests';

/**
 * How long to wait before a box is hidden, in milliseconds. When a box opens, VS Code tells the extension host, which says the same back
 * to the window 100 ms later (ExtHostCommentThread.eventuallyUpdateCommentThread). If that arrives after the box was hidden, the window
 * draws an empty box in its place, which nothing can remove.
 */
const settlingMilliseconds = 150;

/**
 * Moves the keyboard focus from a box that VS Code's own buttons have opened to the digest, and hides the box with the other notes in
 * sight. VS Code asks first if something was typed. Its own key does nothing in a box: both of its commands are named
 * workbench.action.hideComment, and it keeps the second one, which works in the text only (commentsEditorContribution).
 */
export async function hideFocusedBox(digests: OpenDigests): Promise<void> {
  const { activeTextEditor, visibleTextEditors, tabGroups } = window;
  if (activeTextEditor === undefined || !isCommentBox(activeTextEditor)) return;
  const editor = visibleTextEditors.find(
    ({ document, viewColumn }) => viewColumn === tabGroups.activeTabGroup.viewColumn && digests.isDigest(document),
  );
  if (editor?.viewColumn === undefined) return;
  await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  await new Promise((resolve) => setTimeout(resolve, settlingMilliseconds));
  await commands.executeCommand('workbench.action.hideComment');
}
