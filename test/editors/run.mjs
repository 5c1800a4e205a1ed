// Drives the editors that Debian has with README's configurations, as a person would: keys in, screen out. Prints what each screen
// showed. `node test/editors/run.mjs [name]`; an editor that is not installed is a failure, never skipped.
import { spawnSync } from 'node:child_process';
import { emacs } from './emacs.mjs';
import { helix } from './helix.mjs';
import { neovim } from './neovim.mjs';
import { Screen } from './screen.mjs';
import { createRun } from './workspace.mjs';

const asked = process.argv.slice(2).map((name) => name.toLowerCase());
const editors = [neovim, helix, emacs].filter(({ name }) => asked.length === 0 || asked.includes(name.toLowerCase()));
const totals = { passed: 0, failed: 0 };

function fail(title, reason) {
  totals.failed += 1;
  console.log(`✖ ${title}: ${reason}`);
}

function isInstalled(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Counts what an editor shows. One that fails is begun anew once, and that is told: a key that a busy machine loses spoils all that follows. */
async function drive(editor) {
  const missing = ['tmux', editor.program].filter((needed) => !isInstalled(needed));
  if (missing.length > 0) {
    for (const step of Object.keys(editor.steps)) fail(`${editor.name}, ${step}`, `${missing.join(' and ')} is not installed`);
    return;
  }
  const first = await play(editor);
  const hasFailed = first.some(({ reason }) => reason !== undefined);
  for (const { title, reason } of first) if (reason !== undefined) console.log(`↻ ${title}: tried once more\n${reason}`);
  for (const { title, reason, shown } of hasFailed ? await play(editor) : first) {
    if (reason !== undefined) {
      fail(title, reason);
      continue;
    }
    totals.passed += 1;
    console.log(`✔ ${title}\n${frame(shown)}`);
  }
}

/** What each step has shown in an editor of its own, or the reason why it has not. Never rejects. */
async function play({ name, program, configure, command, steps }) {
  const run = createRun();
  const results = [];
  let screen;
  try {
    configure(run);
    screen = new Screen(program, command, run);
    for (const [step, take] of Object.entries(steps)) {
      const title = `${name}, ${step}`;
      try {
        results.push({ title, shown: await take(screen, run) });
      } catch (error) {
        results.push({ title, reason: `${error.message}\n${frame(screen.read())}` });
      }
    }
  } catch (error) {
    results.push({ title: name, reason: error.message });
  } finally {
    screen?.close();
    run.remove();
  }
  return results;
}

function frame(shown) {
  return shown.split('\n').map((line) => `  │ ${line}`).join('\n');
}

for (const editor of editors) await drive(editor);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
