// `npm start`: VS Code on a copy of the sample workspace, with Marginalia loaded from this source tree.
//
//   npm start                     desktop VS Code (VSCODE_EXECUTABLE, or `code` on the PATH), otherwise the browser build
//   npm start -- --no-open        the browser build; the address is printed and no browser is opened
//   npm start -- --port 8080      the browser build at this port of the loopback address
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startServer, workbenchUrl } from './browserBuild.mjs';
import { cleanEnvironment } from './childProcess.mjs';
import { hasDisplay } from './desktopBuild.mjs';
import { developedExtensions } from './launch.mjs';
import { projectRoot } from './paths.mjs';
import { copySample, createEditorHome } from './runFolder.mjs';

/** Opens the sample's draft and the Papers view, as *Open Sample* does. */
const startExtension = join(projectRoot, 'test/support/vscode/startExtension');

const { values: options } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string' } } });
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
const workspace = await copySample(scratch);
console.log(`The sample workspace has been copied to ${workspace}; what you change there stays there.`);
const desktop = options['no-open'] || options.port !== undefined ? undefined : findDesktop();
if (desktop !== undefined) openDesktop(desktop);
else await serve();

function findDesktop() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  if (!hasDisplay()) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

function openDesktop(executable) {
  const args = ['--new-window', ...[...developedExtensions, startExtension].map((path) => `--extensionDevelopmentPath=${path}`), workspace];
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${executable}"` : executable, args, { stdio: 'ignore', detached: true, env: cleanEnvironment(), shell });
  child.once('error', (error) => {
    console.error(`${executable} did not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('spawn', () => console.log(`Marginalia is running in ${executable}.`));
  child.unref();
}

/** Serves the browser build until Ctrl+C. Then the editor's own data is removed, but the copy of the sample remains. */
async function serve() {
  const home = await createEditorHome(scratch);
  // Marginalia is installed by a link, because the server shows no notifications in its mode for extensions under development. A
  // rebuild and "Reload Window" show changes.
  await symlink(projectRoot, join(home.extensions, 'marginalia.marginalia'), 'dir');
  await symlink(startExtension, join(home.extensions, 'marginalia-start.start'), 'dir');
  const server = await startServer({ ...home, port: Number(options.port ?? 0) });
  // This handler runs after the server's own exit handler, so the server no longer writes to the folder.
  process.once('exit', () => rmSync(home.home, { recursive: true, force: true }));
  const url = workbenchUrl(server.address, { workspace });
  console.log(`Marginalia is running: ${url}\nCtrl+C ends it.`);
  if (!options['no-open']) openInBrowser(url);
  // The lines below run only if the server ends by itself. Ctrl+C ends this process, and the server with it.
  console.error(`${await server.exited}\n${server.output()}`);
  process.exitCode = 1;
}

/** Opens the address in a browser. On a machine without a browser, the address was printed anyway. */
function openInBrowser(url) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
}
