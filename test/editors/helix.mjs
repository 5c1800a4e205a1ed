import { waitForFiles } from './neovim.mjs';
import { readConfiguration } from './workspace.mjs';

export const helix = {
  name: 'Helix',
  program: 'hx',
  configure(run) {
    // A list comes only when it is asked for: one that comes by itself may be replaced between two keys. All else is that of docs/editors.md.
    run.writeHome('.config/helix/config.toml', '[editor]\nauto-completion = false\n');
    run.writeHome('.config/helix/languages.toml', readConfiguration('toml', 'language-server.marginalia'));
  },
  command: ['hx', 'draft.md'],
  steps: {
    async diagnostics(screen) {
      // The status line counts them. The list of them shows only what has come when it is opened.
      await screen.waitFor(/NOR +draft\.md .*● 2 /);
      await openMenu(screen, 'd');
      const shown = await screen.waitFor(/"kitte" is/);
      await leave(screen);
      return shown;
    },
    async hover(screen) {
      await find(screen, '@kite', 5);
      await openMenu(screen, 'k');
      return screen.waitFor(/Soaring over Slow Rivers[^]*2\.6x faster \(at the same cost\)/);
    },
    async completion(screen) {
      await leave(screen);
      screen.press('g', 'e', 'o');
      await screen.waitFor(/ INS .* 10:1$/m);
      // Helix 25.01 may send the server keys that come faster than it can write them in another order.
      await screen.write('It flies [@ki');
      screen.press('C-x');
      return screen.waitFor(/kite[^]*kiln/i);
    },
    async accept(screen) {
      // The chosen row stands in the text before it is taken.
      screen.press('Tab');
      await screen.waitFor(/It flies \[@(?:kite|kiln)/);
      screen.press('Enter');
      await screen.waitFor(/It flies \[@(?:kite|kiln)\](?![^]*reference)/);
      return leave(screen);
    },
    async rename(screen, run) {
      await find(screen, 'stones2020', 7);
      await openMenu(screen, 'r');
      await screen.waitFor(/rename-to:/);
      screen.press('C-u');
      await screen.write('pebbles2020');
      screen.press('Enter');
      await screen.waitFor(/Stones have names \[@pebbles2020\]/);
      await screen.write(':write-all');
      screen.press('Enter');
      return waitForFiles(screen, run, ['draft.md', 'chapter.md', 'refs.bib']);
    },
  },
};

/** Goes to the first place of the words, which is in that line. */
async function find(screen, words, line) {
  screen.press('g', 'g');
  await screen.waitFor(/ NOR .* 1:\d+$/m);
  screen.type('/');
  await screen.waitFor(/^search:/m);
  await screen.write(words);
  screen.press('Enter');
  await screen.waitFor(new RegExp(` NOR .* ${line}:\\d+$`, 'm'));
}

/** Presses Space, and the key as soon as the keys that may follow are shown. */
async function openMenu(screen, key) {
  screen.press('Space');
  await screen.waitFor(/┌Space─/);
  screen.press(key);
}

/** Back to normal mode, with no list and no card. A key right after Escape would count as one with Alt. */
async function leave(screen) {
  screen.press('Escape');
  return screen.waitFor(/^(?![^]*(?:┌|Soaring))[^]* NOR /);
}
