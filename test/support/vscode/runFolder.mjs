import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sampleFolder } from './launch.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { workbenchSettings } from './workbenchSettings.mjs';

/**
 * Creates the folders for one run: a copy of the sample workspace, the home of an editor that nobody has used yet, and the bundled tests
 * with the manifest of their extension.
 *
 * @returns {Promise<{workspace: string, twoFolders: string, home: string, userData: string, extensions: string, tests: string, scratch: string, remove: () => Promise<void>}>}
 */
export async function createRunFolder() {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
  // The tests are copied to a folder in the project, where `require` finds mocha. So dist/ may be rebuilt while they run.
  await mkdir(join(cacheFolder, 'tests'), { recursive: true });
  const tests = await mkdtemp(join(cacheFolder, 'tests/run-'));
  await cp(join(projectRoot, 'dist/test/vscode'), tests, { recursive: true });
  await cp(join(projectRoot, 'test/support/vscode/harness'), tests, { recursive: true });
  const removeAtExit = () => [scratch, tests].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  process.once('exit', removeAtExit);
  const workspace = await copySample(scratch);
  return {
    ...(await createEditorHome(scratch)),
    workspace,
    twoFolders: await createTwoFolders(scratch, workspace),
    tests,
    scratch,
    async remove() {
      process.off('exit', removeAtExit);
      // The editor may still be writing its last state, so removing is tried several times.
      const patient = { recursive: true, force: true, maxRetries: 10 };
      await Promise.all([rm(scratch, patient), rm(tests, patient)]);
    },
  };
}

/** Creates a workspace of a folder and an empty second one, and returns its file. */
async function createTwoFolders(scratch, workspace) {
  const second = join(scratch, 'second');
  await mkdir(second);
  const file = join(scratch, 'two.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: workspace }, { path: second }] }));
  return file;
}

/** Copies the sample workspace into the folder, and returns where it is. */
export async function copySample(folder) {
  const workspace = join(folder, 'sample');
  await cp(sampleFolder, workspace, { recursive: true });
  return workspace;
}

/**
 * Creates a home for an editor, with our settings in the folder `data`, where VS Code's server reads its settings. Desktop VS Code is
 * started with this folder.
 */
export async function createEditorHome(folder) {
  const home = join(folder, 'home');
  const userData = join(home, 'data');
  const extensions = join(home, 'extensions');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(extensions, { recursive: true });
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify(workbenchSettings, undefined, 2));
  return { home, userData, extensions };
}
