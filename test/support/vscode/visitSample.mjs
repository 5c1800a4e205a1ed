import { timeoutMs, watchTest } from './watchTest.mjs';

const title = 'a window with no folder: Open Sample shows its draft, the papers and a line on what to try';

/**
 * Tests what no test inside VS Code can see: the window opens another folder, which ends its extension host.
 *
 * @param {{getPage: () => Promise<object>}} editor with an empty window
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export function visitSample(editor, act) {
  return watchTest({ title, picture: 'no-folder-sample' }, act, async (wait) => {
    const page = await editor.getPage();
    await wait('the workbench', '.monaco-workbench .activitybar', () => true);
    await page
      .locator('[id="workbench.view.extension.marginalia"], .activitybar [aria-label^="Marginalia"]')
      .first()
      .click({ timeout: timeoutMs });
    await wait('the welcome', '.welcome-view-content a.monaco-button', (text) => text === 'Open Sample');
    await act('click', ['.welcome-view-content a.monaco-button:has-text("Open Sample")']);
    await wait('the draft', '.tab.active .label-name', (text) => text.startsWith('related-work'));
    await wait('the line', '.tree-explorer-viewlet-tree-view .message', (text) => text.startsWith('Try this'));
    await wait('the papers', '[id="workbench.view.extension.marginalia"] .monaco-list-row', () => true);
    if (page.context().pages().length > 1) throw new Error('A window with nothing in it was left behind.');
  });
}
