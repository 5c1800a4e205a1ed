import { readConfiguration } from './workspace.mjs';

export const neovim = {
  name: 'Neovim',
  program: 'nvim',
  configure(run) {
    // A line for each diagnostic and no preview window; all else is that of docs/editors.md.
    run.writeHome(
      '.config/nvim/init.lua',
      `${readConfiguration('lua', 'nvim_create_autocmd')}\nvim.o.completeopt = 'menuone'\nvim.o.swapfile = false\n`,
    );
  },
  command: ['nvim', 'draft.md'],
  steps: {
    async diagnostics(screen) {
      return screen.waitFor(/"kitte" is/);
    },
    async hover(screen) {
      screen.type('gg/@kite\n');
      screen.press('l', 'K');
      return screen.waitFor(/Soaring over Slow Rivers[^]*2\.6x faster \(at the same cost\)/);
    },
    async completion(screen) {
      screen.press('Escape', 'Escape');
      screen.type('GoIt flies [@ki');
      screen.press('C-x', 'C-o');
      return screen.waitFor(/kiln[^]*Reference|Reference[^]*kiln/i);
    },
    async accept(screen) {
      // Down to the second row, and take it.
      screen.press('C-n', 'C-y', 'Escape');
      return screen.waitFor(/It flies \[@ki(?:te|ln)\]/);
    },
    async rename(screen, run) {
      screen.type('gg/@stones\n');
      screen.press('l');
      screen.type(":lua vim.lsp.buf.rename('pebbles2020')\n");
      await screen.waitFor(/Stones have names \[@pebbles2020\]/);
      screen.type(':wall\n');
      return waitForFiles(screen, run, ['draft.md', 'chapter.md', 'refs.bib']);
    },
  },
};

/** Waits until the renamed key stands in the files, and in none of them the former one. */
export async function waitForFiles(screen, run, names) {
  const end = Date.now() + 60_000;
  const isRenamed = (name) => {
    const text = run.read(name);
    return /pebbles2020/.test(text) && !/stones2020/.test(text);
  };
  while (!names.every(isRenamed)) {
    if (Date.now() > end) throw new Error(`Not renamed in ${names.filter((name) => !isRenamed(name)).join(', ')}.`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return screen.read();
}
