import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { cleanEnvironment, startProcess } from './childProcess.mjs';
import { cacheFolder } from './paths.mjs';
import { desktopVersion } from './versions.mjs';

/** How long (ms) to wait for an answer of the download server. */
const probeLimit = 4000;

/**
 * The desktop VS Code to use: the one that VSCODE_EXECUTABLE names, or the pinned one, which is downloaded once.
 *
 * @returns {Promise<{executable: string} | {reason: string}>} the reason says why there is none
 */
export async function findDesktopBuild() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which does not exist.`);
    return { executable: named };
  }
  if (!hasDisplay()) return { reason: 'there is no display' };
  const refused = await findRefusal();
  if (refused !== undefined && !isDownloaded()) return { reason: `it cannot be downloaded (${refused})` };
  try {
    return { executable: await downloadAndUnzipVSCode({ version: desktopVersion, cachePath: cacheFolder, timeout: 15_000 }) };
  } catch (error) {
    return { reason: `its download failed (${error.message})` };
  }
}

/** Whether there is a screen, which desktop VS Code needs. `xvfb-run npm test` provides one. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isDownloaded() {
  return (
    existsSync(cacheFolder) && existsSync(join(cacheFolder, `vscode-${process.platform}-${process.arch}-${desktopVersion}`, 'is-complete'))
  );
}

/** The reason why the download server can't be reached; undefined if it answers. */
async function findRefusal() {
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) });
    return undefined;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}

/**
 * Runs the tests in desktop VS Code, or only opens it if `isTested` is false. Playwright controls the window through Electron's
 * debugging port.
 */
export async function openDesktopBuild(run, { executable, developed, environment, vsix, viewport, opened, isTested = true }) {
  const home = [`--user-data-dir=${run.userData}`, `--extensions-dir=${run.extensions}`];
  if (vsix !== undefined) await installVsix(executable, home, vsix);
  const port = await findFreePort();
  const quiet = [
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    '--disable-telemetry',
    '--disable-updates',
    '--disable-gpu',
    '--no-sandbox',
    '--disable-gpu-sandbox',
  ];
  const editor = startProcess(
    executable,
    [
      ...(opened === undefined ? [] : [opened]),
      ...developed.map((path) => `--extensionDevelopmentPath=${path}`),
      ...(isTested ? [`--extensionTestsPath=${join(run.tests, 'index.js')}`] : []),
      `--remote-debugging-port=${port}`,
      '--locale=en',
      ...quiet,
      ...home,
    ],
    { env: cleanEnvironment(environment) },
  );
  let connection;
  let page;
  return {
    exited: editor.exited,
    async getPage() {
      connection ??= connect(port);
      page ??= connection.then((browser) => findWorkbench(browser, viewport));
      return page;
    },
    output: editor.output,
    async close() {
      await connection?.then(
        (browser) => browser.close(),
        () => undefined,
      );
      await editor.stop();
    },
  };
}

async function installVsix(executable, home, vsix) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const run = startProcess(cli, [...args, ...home, '--install-extension', vsix], {
    env: cleanEnvironment(),
    shell: process.platform === 'win32',
  });
  const ending = await run.exited;
  if (!/was successfully installed/.test(run.output())) throw new Error(`The .vsix was not installed: ${ending}\n${run.output()}`);
}

/** Electron supports neither browser contexts nor downloads, so Playwright must not try to set them up. */
function connect(port) {
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
}

async function findWorkbench(browser, viewport) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const page = pages.find((candidate) => /workbench.*\.html/.test(candidate.url()));
  if (page === undefined) throw new Error(`No window of VS Code among ${pages.map((candidate) => candidate.url()).join(', ')}`);
  await page.setViewportSize(viewport);
  return page;
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
