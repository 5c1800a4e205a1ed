import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * Collects and prints what the tests report: `{kind: 'start'}`, `{kind: 'test', title}`, `{kind: 'pass', title, ms}`,
 * `{kind: 'fail', title, stack}`, `{kind: 'retry', title, stack}`, `{kind: 'skip', title}`, `{kind: 'end'}`.
 *
 * `counts.retried` is the number of tests that were tried a second time, whether they then passed or not.
 *
 * `ended` resolves when the tests have ended. The promise of `stalled(time)` rejects when nothing has been reported for `time`
 * milliseconds.
 */
export function createTestReport(testsFolder) {
  const counts = { passed: 0, failed: 0, retried: 0 };
  const mapStack = createStackMapper(testsFolder);
  let running = 'VS Code to start the tests';
  let lastReport = Date.now();
  let end;
  const ended = new Promise((resolve) => (end = resolve));

  function fail(title, reason) {
    counts.failed += 1;
    console.log(`✖ ${title}\n${reason.replace(/^/gm, '    ')}`);
  }
  function add(event) {
    lastReport = Date.now();
    if (event.kind === 'test') running = `"${event.title}"`;
    if (event.kind === 'pass') {
      counts.passed += 1;
      console.log(`✔ ${event.title} (${Math.round(event.ms)}ms)`);
    }
    if (event.kind === 'fail') fail(event.title, mapStack(event.stack));
    if (event.kind === 'retry') {
      counts.retried += 1;
      console.log(`↻ ${event.title}: tried once more\n${mapStack(event.stack).replace(/^/gm, '    ')}`);
    }
    // A skipped test counts as failed.
    if (event.kind === 'skip') fail(event.title, 'was skipped');
    if (event.kind === 'end') end();
  }
  function stalled(time) {
    lastReport = Date.now();
    let timer;
    const promise = new Promise((_resolve, reject) => {
      timer = setInterval(() => {
        if (Date.now() - lastReport > time) reject(new Error(`Nothing has happened for ${time / 1000} s; waiting for ${running}.`));
      }, 500);
    });
    return { promise, stop: () => clearInterval(timer) };
  }
  return { counts, add, fail, ended, stalled, running: () => running };
}

/** Replaces positions in the bundle by positions in the TypeScript sources. */
function createStackMapper(testsFolder) {
  let map;
  return (stack) =>
    stack.replace(/[^\s()]*[/\\]index\.js:(\d+):(\d+)/g, (frame, line, column) => {
      map ??= new SourceMap(JSON.parse(readFileSync(join(testsFolder, 'index.js.map'), 'utf8')));
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (entry.originalSource === undefined) return frame;
      // The paths in the map are relative to dist/test/vscode.
      const source = relative(projectRoot, join(projectRoot, 'dist/test/vscode', entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}
