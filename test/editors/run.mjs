// Drives the editors that Debian has with the configurations of docs/editors.md, as a person would: keys in, screen out. Prints what each screen
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

/** Plays the steps of an editor, each where the one before has left it: after one that fails, none is played, and all of them count as failed. */
async function drive({ name, program, configure, command, steps }) {
  const left = Object.keys(steps).map((step) => `${name}, ${step}`);
  const missing = ['tmux', program].filter((needed) => !isInstalled(needed));
  if (missing.length > 0) {
    for (const title of left) fail(title, `${missing.join(' and ')} is not installed`);
    return;
  }
  const run = createRun();
  let screen;
  try {
    configure(run);
    screen = new Screen(program, command, run);
    for (const take of Object.values(steps)) {
      const shown = await take(screen, run);
      totals.passed += 1;
      console.log(`✔ ${left.shift()}\n${frame(shown)}`);
    }
  } catch (error) {
    fail(left.shift(), `${error.message}\n${frame(lastScreen(screen))}`);
    for (const title of left) fail(title, 'not reached');
  } finally {
    await close(screen);
    remove(run);
  }
}

/** What was seen last; the reason where the terminal is gone, so that what failed first is told all the same. */
function lastScreen(screen) {
  try {
    return screen?.read() ?? '';
  } catch (error) {
    return error.message;
  }
}

async function close(screen) {
  try {
    await screen?.close();
  } catch (error) {
    console.log(`The editor had ended: ${error.message}`);
  }
}

/** Removes the folder of a run. What an editor has started may still write into it after its end: that is told, and no failure. */
function remove(run) {
  try {
    run.remove();
  } catch (error) {
    console.log(`The folder of the run is left: ${error.message}`);
  }
}

function frame(shown) {
  return shown
    .split('\n')
    .map((line) => `  │ ${line}`)
    .join('\n');
}

for (const editor of editors) await drive(editor);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
