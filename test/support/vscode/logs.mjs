import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resultsFolder } from './paths.mjs';

/** Lines of each log that a failure prints; the whole files are kept beside. */
const shownLines = 40;

/** Keeps the editor's logs in test-results/logs, and prints the ends of those that tell of a failure. */
export function showLogs(userData, output) {
  const target = join(resultsFolder, 'logs');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'output.log'), output);
  const logs = join(userData, 'logs');
  if (existsSync(logs)) cpSync(logs, target, { recursive: true });
  const telling = readdirSync(target, { recursive: true }).filter((name) =>
    /^(remote)?exthost\.log$|^Marginalia.*\.log$|^output\.log$/i.test(basename(name)),
  );
  for (const name of telling) {
    const lines = readFileSync(join(target, name), 'utf8').trimEnd().split('\n').slice(-shownLines);
    console.log(`\n--- ${name}\n${lines.map((line) => line.slice(0, 400)).join('\n')}`);
  }
  console.log('\nAll logs: test-results/logs/');
}
