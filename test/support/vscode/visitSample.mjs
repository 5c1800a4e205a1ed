import { setTimeout } from 'node:timers/promises';

/** How long (ms) VS Code may take to start, and then to open the sample. */
const patience = 60_000;
/** The time (ms) between two looks at the page. */
const blink = 100;
const title = 'a window with no folder: Open the Sample shows its draft, the papers and a line on what to try';

/**
 * Tests what no test inside VS Code can see: the window opens another folder, which ends its extension host.
 *
 * @param {{getPage: () => Promise<object>}} editor with an empty window
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export async function visitSample(editor, act) {
  const wait = async (what, selector, check) => {
    const until = Date.now() + patience;
    for (;;) {
      // The page may just be loading another address.
      const seen = await act('see', [selector]).catch(() => []);
      if (seen.some(check)) return;
      if (Date.now() > until) throw new Error(`Waited ${patience / 1000} s for ${what}; at last: ${JSON.stringify(seen)}`);
      await setTimeout(blink);
    }
  };
  try {
    const page = await editor.getPage();
    await wait('the workbench', '.monaco-workbench .activitybar', () => true);
    await page
      .locator('[id="workbench.view.extension.marginalia"], .activitybar [aria-label^="Marginalia"]')
      .first()
      .click({ timeout: patience });
    await wait('the welcome', '.welcome-view-content a.monaco-button', (text) => text === 'Open the Sample');
    await act('click', ['.welcome-view-content a.monaco-button:has-text("Open the Sample")']);
    await wait('the draft', '.tab.active .label-name', (text) => text.startsWith('related-work'));
    await wait('the line', '.tree-explorer-viewlet-tree-view .message', (text) => text.startsWith('Try this'));
    await wait('the papers', '[id="workbench.view.extension.marginalia"] .monaco-list-row', () => true);
    if (page.context().pages().length > 1) throw new Error('A window with nothing in it was left behind.');
    await act('screenshot', ['no-folder-sample']);
    console.log(`✔ ${title}`);
    return { passed: 1, failed: 0, retried: 0 };
  } catch (error) {
    await act('screenshot', ['failed/no-folder-sample']).catch(() => undefined);
    console.log(`✖ ${title}\n    ${error.stack}`);
    return { passed: 0, failed: 1, retried: 0 };
  }
}
