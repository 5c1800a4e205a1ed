import { window } from 'vscode';

/** How long the status bar tells of something done, in milliseconds. */
const toldFor = 5000;

/** Says in the status bar what was done. */
export function showStatus(text: string): void {
  window.setStatusBarMessage(text, toldFor);
}
