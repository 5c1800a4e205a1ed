// Runs a test command several times and prints how long each run took, what failed and what needed a second try.
//
//   node test/repeat.mjs --runs 3                                  `npm test`, three times
//   node test/repeat.mjs --runs 3 --busy 2                         the same beside two busy loops
//   node test/repeat.mjs --runs 2 -- npm run test:all              another command
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '1' }, busy: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const [program, ...args] = positionals.length > 0 ? positionals : ['npm', 'test', '--silent'];

/** Runs the command to its end, prints what it prints, and resolves with its output. */
function runCommand() {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.once('error', (error) => resolve(`${output}\n${error.message}`));
    child.once('close', () => resolve(output));
  });
}

function readResult(output) {
  const [counts] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].slice(-1);
  const [, retried = '0'] = /^(\d+) editor tests at a second try$/m.exec(output) ?? [];
  // Installing VS Code is not part of the tests.
  const [, installing = '0'] = /^Installed in (\d+) s\.$/m.exec(output) ?? [];
  return {
    passed: Number(counts?.[1] ?? 0),
    failed: Number(counts?.[2] ?? 1),
    retried: Number(retried),
    installing: Number(installing),
    names: [...output.matchAll(/^\s*[✖↻] .*$/gm)].map(([line]) => line.trim()),
  };
}

const loops = Array.from({ length: Number(values.busy) }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
process.once('exit', () => loops.forEach((loop) => loop.kill()));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const results = [];
for (let run = 1; run <= Number(values.runs); run += 1) {
  // Each run builds everything, as on a new checkout.
  if (existsSync(join(root, 'dist'))) rmSync(join(root, 'dist'), { recursive: true });
  const began = Date.now();
  const result = readResult(await runCommand());
  const minutes = (Date.now() - began) / 60_000 - result.installing / 60;
  results.push({ ...result, minutes });
}
console.log(`\n${[program, ...args].join(' ')}, ${values.runs} times, beside ${values.busy} busy loops`);
for (const { minutes, passed, failed, retried, installing, names } of results) {
  const installed = installing > 0 ? `, and ${installing} s to install VS Code` : '';
  console.log(`${minutes.toFixed(1)} minutes, ${passed} passed, ${failed} failed, ${retried} second tries${installed}`);
  for (const name of new Set(names)) console.log(`    ${name}`);
}
process.exit(results.every(({ failed }) => failed === 0) ? 0 : 1);
