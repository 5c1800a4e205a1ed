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
      const shown = await screen.insist(['Escape', 'Space', 'd'], /"kitte" is/);
      screen.press('Escape');
      return shown;
    },
    async hover(screen) {
      screen.press('g', 'g');
      screen.type('/@kite\n');
      screen.press('Space', 'k');
      return screen.waitFor(/Soaring over Slow Rivers[^]*2\.6x faster \(at the same cost\)/);
    },
    async completion(screen) {
      screen.press('Escape', 'Escape', 'g', 'e', 'o');
      screen.type('It flies [@ki');
      return screen.insist(['C-x'], /kiln/);
    },
    async accept(screen) {
      screen.press('Tab', 'Enter', 'Escape');
      return screen.waitFor(/It flies \[@ki(?:te|ln)\]/);
    },
    async rename(screen, run) {
      screen.press('Escape', 'g', 'g');
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
