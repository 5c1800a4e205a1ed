import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resultsFolder } from './paths.mjs';

/** How many lines of a log are printed. The complete logs are in test-results/logs. */
const shownLines = 40;

/** Copies the editor's logs to test-results/logs, and prints the ends of the logs that may explain a failure. */
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
