// The test command. `node test/run.mjs` runs what answers in minutes, `node test/run.mjs --rest` what it leaves out (suites.mjs says which
// tests these are); `node test/run.mjs unit protocol` runs all tests of those suites,
// with `--quick` or `--rest` one part of them;
// `node test/run.mjs unit --only <words>` only tests whose name contains the words, of the files that have them (of all,
// where none has: names may be put together); where the name of a file contains them, all of it. `node test/run.mjs --at <file>:<line>`
// runs the test that stands there, `--at <file>` those of the file. The suite `roundtrip` runs only when asked for: it needs pandoc,
// LaTeX and biber. `--require` makes it fail where one is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { hasMarked, matchMark, slowMark } from './suites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const nodeSuites = ['unit', 'protocol', 'grammar', 'tidy'];
const words = readWords(process.argv.slice(2));
// A path is taken as an editor copies it.
const only = words.includes('--only') ? words[words.indexOf('--only') + 1]?.replace(/^test\//, '') : undefined;
const asked = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--only');
const isRest = words.includes('--rest');
const isQuick = words.includes('--quick') || (asked.length === 0 && !isRest && only === undefined);
const suites = asked.length > 0 ? asked : [...nodeSuites, isRest ? 'vsix' : 'vscode'];

if (words.includes('--require')) process.env['MARGINALIA_REQUIRE_COMPILERS'] = 'yes';

/** `--at test/unit/base/span.test.ts:20` is `unit --no-types --only "..."` with the name of the last test above line 20, counted from 1. */
function readWords(given) {
  if (given[0] !== '--at') return given;
  const [, file, line] = /^(.*?)(?::(\d+))?$/.exec(given[1]);
  const path = toSlashes(relative(join(root, 'test'), resolve(file))).replace(/\.ts$/, '');
  const above = readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, Number(line ?? 0))
    .join('\n');
  // Of a name that is put together, the words before the first value.
  const name = [...above.matchAll(/\b(?:test|it)\(\s*(['"`])(.+?)(?:\1|\$\{)/g)].at(-1)?.[2];
  return [path.split('/')[0], '--no-types', '--only', name?.replace(/\\(.)/g, '$1').trim() ?? path];
}

/** So many editor tests may need a second try: a busy machine drops a key now and then. */
const maxRetries = 2;
const totals = { passed: 0, failed: 0, retried: 0 };

/** Runs a command to its end; a failure counts as a failed test, so that nothing is skipped silently. */
function step(name, command, args) {
  console.log(`\n▶ ${name}`);
  // On Windows npm is a script, which only a shell starts.
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: command === 'npm' && process.platform === 'win32' });
  if (status === 0) return true;
  console.log(`✖ ${name} failed`);
  totals.failed += 1;
  return false;
}

function findTestFiles(suite) {
  const folder = join(root, 'dist/test', suite);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join(folder, name));
}

/**
 * Deals the files out to as many processes as there are processors, and returns the files of each. What several files import is
 * loaded and compiled once in a process: that takes a third of the time of a process for each file.
 */
function dealOut(files) {
  const shares = Math.min(availableParallelism(), files.length);
  return Array.from({ length: shares }, (_, share) => files.filter((_file, index) => index % shares === share));
}

/** Writes the module in which a process begins, and returns its path. It loads the files in turn. */
function writeModule(name, files) {
  const module = join(root, 'dist/test', `${name}.mjs`);
  const names = files.map((file) => `./${toSlashes(relative(join(root, 'dist/test'), file))}`);
  // Stacks of failed tests lead to the sources: `execArgv` of `run` could do that too, but Node 20 does not know it. What the tests
  // of a file found is reported before the next file is loaded. One that can't be loaded is a failed test.
  const lines = [
    "import { test } from 'node:test';",
    "import { setImmediate } from 'node:timers/promises';",
    'process.setSourceMapsEnabled(true);',
    `for (const file of ${JSON.stringify(names)}) {`,
    '  await import(file).catch((error) => void test(file, () => Promise.reject(error)));',
    '  await setImmediate();',
    '}',
  ];
  writeFileSync(module, `${lines.join('\n')}\n`);
  return module;
}

/** The text of a test file as it was written. */
function readSource(file) {
  return readFileSync(join(root, 'test', relative(join(root, 'dist/test'), file).replace(/\.mjs$/, '.ts')), 'utf8');
}

/** Hooks at the top of a file would run for every test of its process. */
function hasHooks(file) {
  return /^(?:before|after)(?:Each)?\(/m.test(readSource(file));
}

/** A test that compares times must neither share a process, where others warm up some of its code, nor run beside another. */
function measuresTime(file) {
  return /\b(?:performance\.now|cpuUsage|measureProcessor)\(/.test(readFileSync(file, 'utf8'));
}

function toSlashes(path) {
  return path.split(sep).join('/');
}

function isNamed(file) {
  return toSlashes(relative(root, file)).toLowerCase().includes(only.toLowerCase());
}

async function runNodeSuite(suite) {
  const all = findTestFiles(suite);
  const files = isRest ? all.filter((file) => hasMarked(readSource(file), slowMark)) : all;
  console.log(`\n▶ ${suite}${isRest ? ', slow tests' : ''}: ${files.length} files`);
  if (files.length === 0 && (only !== undefined || (isRest && all.length > 0))) return;
  if (files.length === 0) {
    totals.failed += 1;
    console.log(`✖ no test file in test/${suite}`);
    return;
  }
  // Tests that compare times are slow ones, too.
  const measuring = isQuick ? [] : files.filter(measuresTime);
  const others = files.filter((file) => !measuring.includes(file));
  const alone = others.filter(hasHooks);
  const shared = others.filter((file) => !alone.includes(file));
  const pattern = choosePattern(files);
  const modules = [...dealOut(shared), ...alone.map((file) => [file])].map((own, index) => writeModule(`${suite}-${index + 1}`, own));
  if (modules.length > 0) await runFiles(modules, availableParallelism(), pattern);
  const timed = measuring.map((file, index) => writeModule(`${suite}-measuring-${index + 1}`, [file]));
  if (timed.length > 0) await runFiles(timed, 1, pattern);
}

/** Which names the tests to be run have; undefined: all tests run. */
function choosePattern(files) {
  if (isQuick || isRest) return matchMark(slowMark, isRest);
  if (only === undefined || files.some(isNamed)) return undefined;
  return new RegExp(only.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}

/** Runs each file in a process of its own, `concurrency` at once; undefined as `pattern`: all tests. */
async function runFiles(files, concurrency, pattern) {
  const names = pattern === undefined ? {} : { testNamePatterns: [pattern] };
  const stream = run({ files, concurrency, ...names });
  stream.on('test:pass', (event) => {
    if (event.details.type !== 'suite' && !event.skip) totals.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') totals.failed += 1;
  });
  const report = stream.compose(withoutOthers).compose(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
}

/** Leaves out what the report would say of tests with other names than those that are asked for. */
async function* withoutOthers(events) {
  let start;
  for await (const event of events) {
    const isOther = event.data?.skip === 'test name does not match pattern';
    if (start !== undefined && !(isOther && start.data.name === event.data.name)) yield start;
    start = event.type === 'test:start' ? event : undefined;
    if (start === undefined && !isOther) yield event;
  }
  if (start !== undefined) yield start;
}

function count({ passed, failed, retried = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.retried += retried;
}

async function runEditorSuite(options) {
  const { runInVscode } = await import('./support/vscode/runInVscode.mjs');
  count(await runInVscode(only === undefined ? options : { ...options, only }));
}

/**
 * Packs the extension, looks at the package, and runs the editor suite against it, installed. `--rest` then runs what needs the source
 * tree.
 */
async function runVsixSuite() {
  const { checkPackage } = await import('./support/vscode/checkPackage.mjs');
  const vsix = join(root, 'marginalia.vsix');
  if (!step('package', 'npm', ['run', 'package', '--silent'])) return;
  count(await checkPackage(vsix));
  // Packing has replaced dist/ by what is shipped, without the tests.
  if (!step('build', process.execPath, ['esbuild.mjs', '--tests', 'vscode'])) return;
  await runEditorSuite({ vsix });
  if (isRest) await runEditorSuite({ part: 'source' });
}

/** Node ends silently when the tests wait for something that never comes: also then the last line counts. */
function tellEarlyEnd() {
  console.log(`\n✖ the run ended before its tests\n${totals.passed} passed, ${totals.failed + 1} failed`);
}
process.once('exit', tellEarlyEnd);

/** A program of a package, which runs in the same Node. */
const runNode = (name, program, ...args) => step(name, process.execPath, [join(root, 'node_modules', program), ...args]);

const ready =
  (words.includes('--no-types') ||
    isRest ||
    runNode('types', 'typescript/bin/tsc') & runNode('format and lint', '@biomejs/biome/bin/biome', 'ci', '--error-on-warnings')) &
  step('build', process.execPath, ['esbuild.mjs', '--tests', ...asked, ...(only === undefined ? [] : ['--only', only])]);
if (ready) {
  for (const suite of suites) {
    if (suite === 'vscode') {
      await runEditorSuite(isQuick ? { part: 'core' } : {});
    } else if (suite === 'vsix') {
      await runVsixSuite();
    } else {
      await runNodeSuite(suite);
    }
  }
}
process.off('exit', tellEarlyEnd);
console.log(`\n${totals.retried} editor tests at a second try`);
if (totals.retried > maxRetries) {
  console.log(`✖ more than ${maxRetries} editor tests needed a second try`);
  totals.failed += 1;
}
const hasRunNone = totals.passed === 0 && totals.failed === 0;
if (only !== undefined && hasRunNone) console.log(`✖ no test of ${suites.join(', ')} has "${only}" in its name or in the path of its file`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
