// The test command. `node test/run.mjs` runs everything; `node test/run.mjs unit protocol` only those suites;
// `node test/run.mjs unit --only <words>` only tests whose name contains the words, of the files that have them (of all,
// where none has: names may be put together); where the name of a file contains them, all of it. The suite `roundtrip` runs only when
// asked for: it needs pandoc, LaTeX and biber. `--require` makes it fail where one is missing.
import { existsSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const nodeSuites = ['unit', 'protocol', 'grammar', 'tidy'];
const words = process.argv.slice(2);
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined;
const asked = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--only');
const suites = asked.length > 0 ? asked : [...nodeSuites, 'vscode', 'vsix'];

if (words.includes('--require')) process.env['MARGINALIA_REQUIRE_COMPILERS'] = 'yes';

const totals = { passed: 0, failed: 0, retried: 0 };

/** Runs a command to its end; a failure counts as a failed test, so that nothing is skipped silently. */
function step(name, command, args) {
  console.log(`\n▶ ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return true;
  console.log(`✖ ${name} failed`);
  totals.failed += 1;
  return false;
}

function findTestFiles(suite) {
  const folder = join(root, 'dist/test', suite);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join(folder, name));
}

function isNamed(file) {
  return relative(root, file).toLowerCase().includes(only.toLowerCase());
}

async function runNodeSuite(suite) {
  const files = findTestFiles(suite);
  console.log(`\n▶ ${suite}: ${files.length} files`);
  if (only !== undefined && files.length === 0) return;
  if (files.length === 0) {
    totals.failed += 1;
    console.log(`✖ no test file in test/${suite}`);
    return;
  }
  const stream = run({
    files,
    concurrency: true,
    execArgv: ['--enable-source-maps'],
    ...(only === undefined || files.some(isNamed)
      ? {}
      : { testNamePatterns: [new RegExp(only.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')] }),
  });
  stream.on('test:pass', (event) => {
    if (event.details.type !== 'suite' && !event.skip) totals.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') totals.failed += 1;
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
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

/** Packs the extension, looks at the package, and runs the editor suite once more against it, installed. */
async function runVsixSuite() {
  const { checkPackage } = await import('./support/vscode/checkPackage.mjs');
  const vsix = join(root, 'marginalia.vsix');
  if (!step('package', 'npm', ['run', 'package', '--silent'])) return;
  count(await checkPackage(vsix));
  // Packing has replaced dist/ by what is shipped, without the tests.
  if (step('build', process.execPath, ['esbuild.mjs', '--tests'])) await runEditorSuite({ vsix });
}

const ready =
  (words.includes('--no-types') || step('types', process.execPath, [join(root, 'node_modules/typescript/bin/tsc')])) &
  step('build', process.execPath, ['esbuild.mjs', '--tests', ...asked, ...(only === undefined ? [] : ['--only', only])]);
if (ready) {
  for (const suite of suites) {
    if (suite === 'vscode') {
      await runEditorSuite({});
    } else if (suite === 'vsix') {
      await runVsixSuite();
    } else {
      await runNodeSuite(suite);
    }
  }
}
console.log(`\n${totals.retried} editor tests at a second try`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
