import { window } from 'vscode';

/** How long a message is shown, in milliseconds. */
const shownFor = 5000;

/** Shows a message in the status bar for a short time. */
export function showStatus(text: string): void {
  window.setStatusBarMessage(text, shownFor);
}
