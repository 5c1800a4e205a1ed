// Runs test/vscode in a real VS Code.
//
//   npm test                                   everything, this included
//   npm run test:vscode                        the source tree only
//   npm run test:vscode -- --only "hover"      only tests whose full name contains the words; for those of further windows
//                                              "restart" and "no folder"
//   npm run looks                              pictures of what a writer sees first, in each theme and in a small window
//   VSCODE_EXECUTABLE=/usr/share/code/code npm test    in this desktop VS Code (the program, not the `code` script)
//
// Desktop VS Code is taken where there is a display and one is named, downloaded already or to be had; otherwise the browser
// build from the npm registry, in a headless Chromium. Both run one suite: dist/test/vscode/index.js, inside the extension
// host. What a person does there (type, click, look) is done by this process, through Playwright; see personServer.mjs.
// Screenshots: test-results/screenshots/. After a failure, logs: test-results/logs/. Everything installed: .vscode-test/.
//
// A new test: a file test/vscode/<what>.test.ts with `suite` and `test`; it is found by its name. Helpers: test/vscode/support.
// What must hold from one window to the next stands in test/vscode/restart: a window for each file, on the same folder. What a
// window without a folder does stands in test/vscode/noFolder, and what is run only to be looked at in test/vscode/looks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowserBuild } from './browserBuild.mjs';
import { findDesktopBuild, openDesktopBuild } from './desktopBuild.mjs';
import { developedExtensions } from './launch.mjs';
import { showLogs } from './logs.mjs';
import { projectRoot, resultsFolder } from './paths.mjs';
import { createPerson } from './person.mjs';
import { startPersonServer } from './personServer.mjs';
import { createRunFolder } from './runFolder.mjs';
import { createTestReport } from './testReport.mjs';
import { desktopVersion } from './versions.mjs';
import { visitSample } from './visitSample.mjs';

const viewport = { width: 1280, height: 800 };
/** Windows after the first, with test files or with who watches them from outside: where all tests run, or where their word is asked for. */
const furtherWindows = [
  // The second comes up with what the first leaves.
  { word: 'restart', files: ['restart/leave'] },
  { word: 'restart', files: ['restart/comeBack'] },
  { word: 'no folder', files: ['noFolder/noFolder'], isEmpty: true },
  { word: 'no folder', watch: visitSample, isEmpty: true },
];
const looks = { files: ['looks/looks'] };
/** A run in which nothing is reported for so long (ms) hangs; mocha ends a single test much earlier. */
const stallLimit = 90_000;

/**
 * Runs the suite once, against the source tree or, where `vsix` names one, against that package, installed.
 *
 * @param {{only?: string, vsix?: string}} options `only`: words that the full name of a test must contain
 * @returns {Promise<{passed: number, failed: number, retried: number}>} never rejects: what goes wrong is printed and counts as a
 *   failure; `retried` are the tests that were tried a second time
 */
export async function runInVscode({ only, vsix } = {}) {
  const began = Date.now();
  let run;
  const counts = { passed: 0, failed: 0, retried: 0 };
  const asked = furtherWindows.filter(({ word }) => only === undefined || only.toLowerCase().includes(word));
  const windows = only?.startsWith('looks') ? [looks] : [{ files: findTestFiles() }, ...asked];
  try {
    const desktop = await findDesktopBuild();
    const name =
      'executable' in desktop
        ? `desktop VS Code, ${desktop.executable}`
        : `the browser build of VS Code ${desktopVersion}, since for the desktop one ${desktop.reason}`;
    console.log(`\n▶ ${vsix === undefined ? 'vscode: the source tree' : 'vsix: the installed package'} in ${name}`);
    run = await createRunFolder();
    for (const [index, { files, watch, isEmpty }] of windows.entries()) {
      const { passed, failed, retried } = await (watch === undefined
        ? runWindow(run, desktop, { files, isEmpty, only, vsix, isFirst: index === 0 })
        : watchWindow(run, desktop, { watch, isEmpty, vsix }));
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

async function runWindow(run, desktop, { files, isEmpty = false, only, vsix, isFirst }) {
  const report = createTestReport(run.tests);
  let lose;
  const lost = new Promise((resolve) => (lose = resolve));
  let editor;
  const act = createPerson(() => editor.getPage(), findScreenshots(vsix));
  const bridge = await startPersonServer({ act, report: report.add, lost: () => lose('the extension host went away') });
  const wishes = { url: bridge.url, files, only, installedIn: vsix === undefined ? undefined : run.extensions };
  const options = {
    // It is installed once for all windows.
    vsix: isFirst ? vsix : undefined,
    isEmpty,
    // Marginalia comes from the source tree or from the package; the tests come with an extension of their own.
    developed: vsix === undefined ? [run.tests, ...developedExtensions] : [run.tests],
    environment: { MARGINALIA_TEST_RUN: JSON.stringify(wishes) },
  };
  let stall;
  try {
    editor = await openEditor(run, desktop, options);
    const gone = Promise.race([editor.exited, lost]).then((reason) =>
      Promise.reject(new Error(`${reason} while waiting for ${report.running()}`)),
    );
    // What it takes to install and to open it has limits of its own.
    stall = report.stalled(stallLimit);
    await Promise.race([report.ended, gone, stall.promise]);
  } catch (error) {
    report.fail('the run itself', error.message);
  } finally {
    stall?.stop();
  }
  if (report.counts.passed + report.counts.failed === 0 && only === undefined) report.fail('the run itself', 'No test ran.');
  await editor?.close();
  bridge.close();
  if (report.counts.failed > 0) showLogs(run.userData, editor?.output() ?? '');
  return report.counts;
}

/** Opens a window in which no tests run. */
async function watchWindow(run, desktop, { watch, isEmpty, vsix }) {
  let editor;
  const act = createPerson(() => editor.getPage(), findScreenshots(vsix));
  editor = await openEditor(run, desktop, {
    isEmpty,
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

/** The tests by the names that index.ts imports: `activation` for test/vscode/activation.test.ts. */
function findTestFiles() {
  return readdirSync(join(projectRoot, 'test/vscode'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.test.ts'.length))
    .sort();
}
