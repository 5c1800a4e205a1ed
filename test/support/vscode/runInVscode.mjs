// Runs test/vscode in a real VS Code.
//
//   npm test                                   the tests whose names end with the mark of the core (test/suites.mjs), in the source tree
//   npm run test:all                           all, in the packed extension; those that the package can't run, in the source tree
//   npm run test:vscode                        all, in the source tree
//   npm run test:vscode -- --only "hover"      only tests whose full name contains the words; for those of further windows
//                                              "restart", "no folder" and "two folders"
//   npm run test:vscode -- --only tree,restart all tests of the file tree.test.ts and of the further windows "restart"
//   npm run looks                              pictures of what a writer sees first, in each theme and in a small window
//   VSCODE_EXECUTABLE=/usr/share/code/code npm test    in this desktop VS Code (the program, not the `code` script)
//
// The tests run in the desktop VS Code that VSCODE_EXECUTABLE names. Otherwise they run in the pinned one, if there is a display and
// it is or can be downloaded, or else in the browser build from the npm registry, in a headless Chromium. Both run the same suite,
// dist/test/vscode/index.js, inside the extension host. This process does what a person does there (type, click, look), through
// Playwright; see personServer.mjs.
// Screenshots are in test-results/screenshots/, logs of a failure in test-results/logs/, installed programs in .vscode-test/.
//
// A new test is a file test/vscode/<what>.test.ts with `suite` and `test`, which is found by its name. Helpers are in
// test/vscode/support. Tests of what remains from one window to the next are in test/vscode/restart; each file gets a window on the
// same folder. Tests of a window without a folder are in test/vscode/noFolder, those of one with two in test/vscode/twoFolders, and
// those that only make pictures in test/vscode/looks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreMark, hasMarked } from '../../suites.mjs';
import { openBrowserBuild } from './browserBuild.mjs';
import { findDesktopBuild, openDesktopBuild } from './desktopBuild.mjs';
import { developedExtensions } from './launch.mjs';
import { showLogs } from './logs.mjs';
import { projectRoot, resultsFolder } from './paths.mjs';
import { createPerson } from './person.mjs';
import { startPersonServer } from './personServer.mjs';
import { reloadNewPapers } from './reloadNewPapers.mjs';
import { createRunFolder } from './runFolder.mjs';
import { createTestReport } from './testReport.mjs';
import { desktopVersion } from './versions.mjs';
import { visitSample } from './visitSample.mjs';

const viewport = { width: 1280, height: 800 };
/** What a window can open: its path, or undefined. */
const openedIn = {
  'one folder': ({ workspace }) => workspace,
  'two folders': ({ twoFolders }) => twoFolders,
  nothing: () => undefined,
};
/**
 * The windows after the first one. Each has test files, or a function that watches it from outside. They are opened when all tests run,
 * or when `only` contains their word.
 */
const furtherWindows = [
  // The second of these windows opens with what the first one has left.
  { word: 'restart', files: ['restart/leave'] },
  { word: 'restart', files: ['restart/comeBack'] },
  { word: 'restart', watch: reloadNewPapers },
  // Before the tests that leave a text which is not saved: VS Code would open it again.
  { word: 'no folder', watch: visitSample, opens: 'nothing' },
  { word: 'no folder', files: ['noFolder/noFolder'], opens: 'nothing' },
  { word: 'two folders', files: ['twoFolders/twoFolders'], opens: 'two folders' },
];
const looks = { files: ['looks/looks'] };
/** How long (ms) a run may report nothing before it counts as stuck. mocha ends a single test much earlier. */
const stallLimit = 90_000;

/**
 * Runs the suite once, against the source tree, or against an installed package if `vsix` names one.
 *
 * @param {{only?: string, vsix?: string, part?: 'core' | 'source'}} options `only`: words that the full name of a test must contain;
 *   `part`: only the core, or only the files that an installed package can't run
 * @returns {Promise<{passed: number, failed: number, retried: number}>} never rejects: any error is printed and counts as a
 *   failure; `retried` is the number of tests that were tried a second time
 */
export async function runInVscode({ only: named, vsix, part } = {}) {
  const began = Date.now();
  let run;
  const counts = { passed: 0, failed: 0, retried: 0 };
  const only = part === 'core' ? coreMark : listNamed(named) === undefined ? named : undefined;
  const windows = chooseWindows({ named, vsix, part });
  try {
    const desktop = await findDesktopBuild();
    const name =
      'executable' in desktop
        ? `desktop VS Code, ${desktop.executable}`
        : `the browser build of VS Code ${desktopVersion}, since for the desktop one ${desktop.reason}`;
    console.log(`\n▶ ${vsix === undefined ? 'vscode: the source tree' : 'vsix: the installed package'} in ${name}`);
    run = await createRunFolder();
    for (const [index, { files, watch, opens = 'one folder' }] of windows.entries()) {
      const { passed, failed, retried } = await (watch === undefined
        ? runWindow(run, desktop, { files, opens, only, vsix, isFirst: index === 0 })
        : watchWindow(run, desktop, { watch, opens, vsix }));
      counts.passed += passed;
      counts.failed += failed;
      counts.retried += retried;
    }
  } catch (error) {
    console.log(`✖ VS Code could not run the tests\n${error.stack}`);
    counts.failed += 1;
  } finally {
    await run?.remove();
  }
  console.log(
    `VS Code: ${counts.passed} passed, ${counts.failed} failed, ${counts.retried} at a second try, in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  return counts;
}

/** The windows that are opened one after the other, with their test files. */
function chooseWindows({ named, vsix, part }) {
  if (named?.startsWith('looks')) return [looks];
  if (part === 'source') return [{ files: findTestFiles().filter(needsSource) }];
  if (part === 'core') {
    const own = furtherWindows.map(({ files, ...window }) => ({ ...window, files: files?.filter(isCore) }));
    return [{ files: findTestFiles().filter(isCore) }, ...own.filter(({ files }) => files !== undefined && files.length > 0)];
  }
  const listed = listNamed(named);
  if (listed !== undefined) return listed;
  const asked = furtherWindows.filter(({ word }) => named === undefined || named.toLowerCase().includes(word));
  const files = vsix === undefined ? findTestFiles() : findTestFiles().filter((name) => !needsSource(name));
  return [{ files }, ...asked];
}

async function runWindow(run, desktop, { files, opens, only, vsix, isFirst }) {
  const report = createTestReport(run.tests);
  let lose;
  const lost = new Promise((resolve) => (lose = resolve));
  let editor;
  const act = createPerson(() => editor.getPage(), findScreenshots(vsix));
  const bridge = await startPersonServer({ act, report: report.add, lost: () => lose('the extension host went away') });
  const wishes = { url: bridge.url, files, only, installedIn: vsix === undefined ? undefined : run.extensions };
  const options = {
    // The package is installed once for all windows.
    vsix: isFirst ? vsix : undefined,
    opened: openedIn[opens](run),
    // Marginalia comes from the source tree or from the package. The tests are in their own extension.
    developed: vsix === undefined ? [run.tests, ...developedExtensions] : [run.tests],
    environment: { MARGINALIA_TEST_RUN: JSON.stringify(wishes) },
  };
  let stall;
  try {
    editor = await openEditor(run, desktop, options);
    const gone = Promise.race([editor.exited, lost]).then((reason) =>
      Promise.reject(new Error(`${reason} while waiting for ${report.running()}`)),
    );
    // Installing and opening the editor have their own time limits.
    stall = report.stalled(stallLimit);
    await Promise.race([report.ended, gone, stall.promise]);
  } catch (error) {
    report.fail('the run itself', error.message);
  } finally {
    stall?.stop();
  }
  if (report.counts.passed + report.counts.failed === 0 && (only === undefined || only === coreMark))
    report.fail('the run itself', 'No test ran.');
  await editor?.close();
  bridge.close();
  if (report.counts.failed > 0) showLogs(run.userData, editor?.output() ?? '');
  return report.counts;
}

/** Opens a window in which no tests run. */
async function watchWindow(run, desktop, { watch, opens, vsix }) {
  let editor;
  const act = createPerson(() => editor.getPage(), findScreenshots(vsix));
  editor = await openEditor(run, desktop, {
    opened: openedIn[opens](run),
    isTested: false,
    developed: vsix === undefined ? developedExtensions : [],
    environment: {},
  });
  try {
    return await watch(editor, act);
  } finally {
    await editor.close();
  }
}

function openEditor(run, desktop, options) {
  return 'executable' in desktop
    ? openDesktopBuild(run, { ...desktop, viewport, ...options })
    : openBrowserBuild(run, { viewport, ...options });
}

function findScreenshots(vsix) {
  return join(resultsFolder, vsix === undefined ? 'screenshots' : 'screenshots/vsix');
}

/** The names of the test files as index.ts imports them: `activation` for test/vscode/activation.test.ts. */
function findTestFiles() {
  return readdirSync(join(projectRoot, 'test/vscode'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.test.ts'.length))
    .sort();
}

/**
 * The windows of what `named` lists, separated by commas: names of test files, words of further windows; undefined if a part of it is
 * neither.
 */
function listNamed(named) {
  const names = named?.split(',') ?? [];
  const files = findTestFiles().filter((name) => names.includes(name));
  const further = furtherWindows.filter(({ word }) => names.includes(word));
  const isKnown = (name) => files.includes(name) || further.some(({ word }) => word === name);
  if (names.length === 0 || !names.every(isKnown)) return undefined;
  return files.length === 0 ? further : [{ files }, ...further];
}

function readTestFile(name) {
  return readFileSync(join(projectRoot, 'test/vscode', `${name}.test.ts`), 'utf8');
}

function isCore(name) {
  return hasMarked(readTestFile(name), coreMark);
}

/** Files that need registries of their own do not run in an installed package, which asks nobody but the real ones. */
function needsSource(name) {
  return readTestFile(name).includes(`'./support/registries'`);
}
