import { setTimeout } from 'node:timers/promises';
import { runFromPalette } from './palette.mjs';
import { watchTest } from './watchTest.mjs';

const title = 'restart: the page of Check Draft is there again when the window is loaded anew, with its text and its keys';

/**
 * Tests what no test inside VS Code can see: the window is loaded anew.
 *
 * @param {{getPage: () => Promise<object>}} editor with a window on the sample
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export function reloadReview(editor, act) {
  return watchTest({ title, picture: 'review-reloaded' }, act, async (wait) => {
    const page = await editor.getPage();
    const lines = '.editor-instance .view-line';
    // VS Code draws spaces as such that break no line.
    const isCount = (text) => /^Citations: \d+, works: \d+/.test(text.replaceAll('\u00a0', ' '));
    await wait('the library', '.statusbar-item', (text) => / papers/.test(text));
    await act('press', ['ControlOrMeta+p']);
    await wait('the list of files', '.quick-input-widget .quick-input-box input', () => true);
    await act('type', ['related-work.md']);
    await wait('the draft', '.quick-input-list .monaco-list-row .label-name', (text) => text === 'related-work.md');
    await act('press', ['Enter']);
    await wait('its tab', '.tab.active .label-name', (text) => text.startsWith('related-work'));
    await runFromPalette(act, wait, 'Marginalia: Check Draft');
    const counts = await wait('the counts', lines, isCount);
    // In the browser VS Code keeps what extensions remember every 5 s (`BROWSER_DEFAULT_FLUSH_INTERVAL`), and not when a page is left.
    await setTimeout(8_000);
    await page.reload();
    await wait('the library', '.statusbar-item', (text) => / papers/.test(text));
    await wait('the tab', '.tab .label-name', (text) => text === 'Check Draft');
    await wait('the same counts', lines, (text) => text === counts);
  });
}
