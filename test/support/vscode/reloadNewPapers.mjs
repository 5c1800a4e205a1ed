import { setTimeout } from 'node:timers/promises';
import { watchTest } from './watchTest.mjs';

const title = 'restart: u takes back what was decided before the window was loaded anew';
const command = 'Marginalia: Review New Papers';

/**
 * Tests what no test inside VS Code can see: the window is loaded anew. VS Code keeps no state of an extension from one window with tests
 * to the next.
 *
 * @param {{getPage: () => Promise<object>}} editor with a window on the sample
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export function reloadNewPapers(editor, act) {
  return watchTest({ title, picture: 'new-papers-reloaded' }, act, async (wait) => {
    const page = await editor.getPage();
    const lines = '.editor-instance .view-line';
    const place = (at) => (text) => text.startsWith(`${at} of `);
    const openPage = async () => {
      await wait('the library', '.statusbar-item', (text) => / papers/.test(text));
      await act('press', ['F1']);
      await wait('the palette', '.quick-input-list .monaco-list-row', () => true);
      await act('type', [command]);
      await wait('the command', '.quick-input-list .monaco-list-row .label-name', (text) => text === command);
      await act('press', ['Enter']);
      await wait('the page', lines, place(1));
      await wait('the keyboard on it', '.editor-instance .monaco-editor.focused', () => true);
    };
    await openPage();
    await act('press', ['k']);
    const decision = await wait('the decision', '.statusbar-item', (text) => text.startsWith('Kept: '));
    const [, kept] = /^Kept: (.*)\. Undo$/.exec(decision) ?? [];
    await wait('the next paper', lines, place(2));
    // In the browser VS Code keeps what extensions remember every 5 s (`BROWSER_DEFAULT_FLUSH_INTERVAL`), and not when a page is left.
    await setTimeout(8_000);
    await page.reload();
    await openPage();
    await act('press', ['u']);
    await wait('what was taken back', '.statusbar-item', (text) => text === `Undid the decision on ${kept}`);
  });
}
