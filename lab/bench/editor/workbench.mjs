import { symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { launchChromium, startServer, workbenchUrl } from '../../../test/support/vscode/browserBuild.mjs';
import { projectRoot } from '../../../test/support/vscode/paths.mjs';
import { createEditorHome } from '../../../test/support/vscode/runFolder.mjs';
import { workbenchSettings } from '../../../test/support/vscode/workbenchSettings.mjs';

export const list = '.quick-input-list';

/**
 * Opens VS Code's browser build on a folder, with Marginalia from the source tree; `file` is the one in front.
 *
 * @param {string} scratch a folder for the editor's own files
 * @param {string} workspace
 * @param {string} file
 * @param {readonly string[]} others folders of other extensions
 * @returns {Promise<{page: import('playwright-core').Page, close: () => Promise<void>}>}
 */
export async function openWorkbench(scratch, workspace, file, others = []) {
  const home = await createEditorHome(scratch);
  // In the browser VS Code asks before it shows more than 10 MB.
  await writeFile(
    join(home.userData, 'User/settings.json'),
    JSON.stringify({ ...workbenchSettings, 'workbench.editorLargeFileConfirmation': 1024 }),
  );
  await symlink(projectRoot, join(home.extensions, 'marginalia.marginalia'), 'dir');
  for (const folder of others) await symlink(folder, join(home.extensions, `marginalia.${basename(folder)}`), 'dir');
  const server = await startServer(home);
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await launchChromium(scratch);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    await page.goto(workbenchUrl(server.address, { workspace, file: join(workspace, file) }));
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs a command from the list of commands, which has gone then. */
export async function chooseCommand(page, title) {
  const row = page.locator(`${list} .monaco-list-row:has-text("${title}")`).first();
  for (let tries = 0; !(await row.isVisible()); tries++) {
    if (tries === 6) throw new Error(`The list of commands does not show "${title}".`);
    // While VS Code is busy with its start, the list may lose what is typed into it at once.
    await page.keyboard.press('Escape');
    await openList(page);
    await page.keyboard.insertText(title);
    await row.waitFor({ timeout: 10_000 }).catch(() => undefined);
  }
  await page.keyboard.press('Enter');
}

/** Opens a file of the workspace from the list of files. */
export async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.insertText(name);
  await page.locator(`${list} .monaco-list-row:has-text("${name}")`).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active:has-text("${name}")`).waitFor();
}

/** Opens the list of commands, or, with a command, the list that it shows. */
export async function openList(page, command) {
  if (command === undefined) {
    await page.keyboard.press('F1');
    await page.waitForFunction(() => document.querySelector('.quick-input-widget input')?.value === '>');
    return;
  }
  await chooseCommand(page, command);
  await page.waitForFunction(() => document.querySelector('.quick-input-widget input')?.value === '');
  await page.locator(`${list} .monaco-list-row`).first().waitFor();
}

/** The library is there when a search has rows with papers. */
export async function waitForLibrary(page) {
  await page.locator('.view-line').first().waitFor({ timeout: 120_000 });
  await page.locator('.view-line').first().click();
  await page.waitForFunction(() => document.querySelector('.statusbar') !== null);
  await openList(page, 'Marginalia: Find Papers');
  await page.keyboard.insertText('attention');
  await page.waitForFunction(() => /match/.test(document.querySelector('.quick-input-title')?.textContent ?? ''), undefined, {
    timeout: 120_000,
  });
  await page.keyboard.press('Escape');
}
