import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { cleanEnvironment, startProcess } from './childProcess.mjs';
import { installBrowserBuild } from './installBrowserBuild.mjs';

/** How long (ms) the server may take to listen, and the page to load. With a cold disk, this is slow. */
const startLimit = 180_000;

/**
 * Starts VS Code's server on the loopback address.
 *
 * @param {{home: string, extensions: string, port?: number, flags?: readonly string[], environment?: Record<string, string>}} options
 */
export async function startServer({ home, extensions, port = 0, flags = [], environment = {} }) {
  const build = await installBrowserBuild();
  const main = join(build.vscode, 'out/server-main.js');
  const folders = ['--server-data-dir', home, '--extensions-dir', extensions];
  const quiet = ['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'];
  const server = startProcess(
    build.node,
    [main, '--host', '127.0.0.1', '--port', `${port}`, '--without-connection-token', ...quiet, ...folders, ...flags],
    // The server creates its sockets in `home`, so they are removed together with this folder.
    { env: cleanEnvironment({ ...environment, TMPDIR: home }) },
  );
  const [, listening] = await server.waitForOutput(/Extension host agent listening on (\d+)/, startLimit);
  return { ...server, address: `127.0.0.1:${listening}` };
}

/** Installs a .vsix as `code --install-extension` does. */
export async function installVsix({ home, extensions }, vsix) {
  const build = await installBrowserBuild();
  const main = join(build.vscode, 'out/server-main.js');
  const run = startProcess(build.node, [main, '--install-extension', vsix, '--server-data-dir', home, '--extensions-dir', extensions], {
    env: cleanEnvironment(),
  });
  const ending = await run.exited;
  if (!/was successfully installed/.test(run.output())) throw new Error(`The .vsix was not installed: ${ending}\n${run.output()}`);
}

/**
 * The address of the workbench with a folder or a `.code-workspace` file open, or with none. The workbench loads extensions under development and tests only from
 * a server that runs with `--enable-smoke-test-driver`.
 *
 * @param {string} address host and port of the server
 * @param {{workspace?: string, developed?: readonly string[], tests?: string, file?: string}} what absolute paths;
 *   without `workspace` no folder is open
 */
export function workbenchUrl(address, { workspace, developed = [], tests, file }) {
  const remote = (path) => `vscode-remote://${address}${encodeURI(path)}`;
  const payload = [
    ...developed.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(join(tests, 'index.js'))]]),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
  ];
  const kind = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const opened = workspace === undefined ? 'ew=true' : `${kind}=${encodeURIComponent(workspace)}`;
  return `http://${address}/?${opened}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * Runs the tests in the browser build, or only opens it if `isTested` is false. `exited` resolves with a sentence when the editor has
 * ended.
 */
export async function openBrowserBuild(run, { developed, environment, vsix, viewport, opened, isTested = true }) {
  if (vsix !== undefined) await installVsix(run, vsix);
  const server = await startServer({ ...run, environment, flags: ['--enable-smoke-test-driver'] });
  const lines = [];
  let browser;
  const output = () => [...lines, server.output()].join('\n');
  async function close() {
    await browser?.close();
    await server.stop();
  }
  try {
    browser = await launchChromium(run.scratch);
    // A writer has already allowed the browser to use the clipboard.
    const page = await browser.newPage({ viewport, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] });
    page.on('console', (message) => lines.push(message.text()));
    page.on('pageerror', (error) => lines.push(error.stack ?? error.message));
    const exited = new Promise((resolve) => {
      page.on('crash', () => resolve('the page crashed'));
      browser.on('disconnected', () => resolve('the browser ended'));
      void server.exited.then(resolve);
      void page.exposeFunction('codeAutomationLog', (type, args) => lines.push(`${type}: ${[args].flat().join(' ')}`));
      void page.exposeFunction('codeAutomationExit', (code) => resolve(`the extension host ended with code ${code}`));
    });
    const url = workbenchUrl(server.address, {
      workspace: opened,
      developed,
      tests: isTested ? run.tests : undefined,
    });
    await page.goto(url, { timeout: startLimit });
    return { exited, getPage: async () => page, output, close };
  } catch (error) {
    await close();
    throw new Error(`${error.message}\n${output()}`, { cause: error });
  }
}

/** Starts the pinned headless Chromium, or the system's Chromium if the pinned one does not run on this machine. */
export async function launchChromium(scratch) {
  const build = await installBrowserBuild();
  const fontConfig = join(scratch, 'fonts.conf');
  await writeFile(fontConfig, renderFontConfig(build.fontFolders, join(scratch, 'font-cache')));
  const software = ['--disable-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  const options = {
    // Containers have little space in /dev/shm, and they run the tests as root.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--force-color-profile=srgb', ...software],
    chromiumSandbox: false,
  };
  try {
    const env = cleanEnvironment({ FONTCONFIG_FILE: fontConfig, LD_LIBRARY_PATH: build.chromiumLibraries });
    return await chromium.launch({ ...options, executablePath: build.chromium, env });
  } catch (error) {
    const system = '/usr/bin/chromium';
    if (!existsSync(system)) throw error;
    console.log(`The pinned Chromium does not run here; using ${system}.`);
    return chromium.launch({ ...options, executablePath: system, env: cleanEnvironment({ FONTCONFIG_FILE: fontConfig }) });
  }
}

/** A configuration with the same fonts on every machine, whatever fonts are installed there. */
function renderFontConfig(folders, cache) {
  const prefer = (name, family) =>
    `<alias><family>${name}</family><prefer><family>${family}</family><family>DejaVu Sans</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${folder.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</dir>`).join('\n')}
<cachedir>${cache}</cachedir>
${prefer('monospace', 'DejaVu Sans Mono')}
${prefer('sans-serif', 'Open Sans')}
${prefer('system-ui', 'Open Sans')}
</fontconfig>
`;
}
