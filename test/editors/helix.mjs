import { waitForFiles } from './neovim.mjs';
import { readConfiguration } from './workspace.mjs';

export const helix = {
  name: 'Helix',
  program: 'hx',
  configure(run) {
    run.writeHome('.config/helix/languages.toml', readConfiguration('toml', 'language-server.marginalia'));
  },
  command: ['hx', 'draft.md'],
  steps: {
    async diagnostics(screen) {
      // Before that, keys would not reach the editor as they are.
      await screen.waitFor(/NOR +draft\.md/);
      // The list of them: it shows what has come when it is opened.
      const shown = await screen.insist(['Space', 'd'], /"kitte" is/, () => leave(screen));
      await leave(screen);
      return shown;
    },
    async hover(screen) {
      screen.press('g', 'g');
      screen.type('/@kite\n');
      screen.press('Space', 'k');
      return screen.waitFor(/Soaring over Slow Rivers[^]*2\.6x faster \(at the same cost\)/);
    },
    async completion(screen) {
      await leave(screen);
      screen.press('g', 'e', 'o');
      screen.type('It flies [@ki');
      return screen.insist(['C-x'], /kiln/i);
    },
    async accept(screen) {
      screen.press('Tab', 'Enter');
      const shown = await screen.waitFor(/It flies \[@ki(?:te|ln)\]/);
      await leave(screen);
      return shown;
    },
    async rename(screen, run) {
      screen.press('g', 'g');
      screen.type('/stones2020\n');
      screen.press('Space', 'r');
      await screen.waitFor(/rename-to:/);
      screen.press('C-u');
      screen.type('pebbles2020\n');
      await screen.waitFor(/Stones have names \[@pebbles2020\]/);
      screen.type(':write-all\n');
      return waitForFiles(screen, run, ['draft.md', 'chapter.md', 'refs.bib']);
    },
  },
};

/** Back to normal mode, with no list and no card. A key right behind Escape would count as one with Alt. */
async function leave(screen) {
  screen.press('Escape');
  await screen.waitFor(/^(?![^]*(?:┌|Soaring))[^]* NOR /);
}
