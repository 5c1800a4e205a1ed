import { watchTest } from './watchTest.mjs';

const title = 'restart: the page of new papers comes back, and u takes back what was decided before';
const command = 'Marginalia: Triage New Papers';

/**
 * Tests what no test inside VS Code can see: the window is loaded anew. VS Code keeps no state of an extension from one window with tests
 * to the next.
 *
 * @param {{getPage: () => Promise<object>}} editor with a window on the sample
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export function reloadTriage(editor, act) {
  return watchTest({ title, picture: 'triage-reloaded' }, act, async (wait) => {
    const page = await editor.getPage();
    await wait('the library', '.statusbar-item', (text) => / papers/.test(text));
    await act('press', ['F1']);
    await wait('the palette', '.quick-input-list .monaco-list-row', () => true);
    await act('type', [command]);
    await wait('the command', '.quick-input-list .monaco-list-row .label-name', (text) => text === command);
    await act('press', ['Enter']);
    const lines = '.editor-instance .view-line';
    const place = (at) => (text) => text.replace(/\s/g, ' ').startsWith(`${at} of `);
    await wait('the page', lines, place(1));
    await act('press', ['k']);
    const kept = (await wait('the decision', '.statusbar-item', (text) => text.startsWith('Kept: '))).slice('Kept: '.length);
    await wait('the next paper', lines, place(2));
    await page.reload();
    await wait('the page that is back', lines, place(1));
    await act('click', ['.tab:has-text("New Papers")']);
    await act('press', ['u']);
    await wait('what was taken back', '.statusbar-item', (text) => text === `Undone: ${kept}`);
  });
}
