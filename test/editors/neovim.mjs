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
    async names(screen) {
      screen.type(':edit bees.md\n');
      return screen.waitFor(
        /by WaxPress [^\n]*"honeyscale" belongs to a different paper[^]*QueenCall records [^\n]*"QueenCall" is a paper[^]*HoneyScaale [^\n]*"HoneyScaale" is spelled/,
      );
    },
    async mendedNames(screen) {
      takeAction(screen, 'WaxPress', 'Cite WaxPress');
      await screen.waitFor(/by WaxPress \[@waxpress\]\.\n/);
      screen.type(':undo\n');
      await screen.waitFor(/by WaxPress \[@honeyscale\]\.[^\n]*"honeyscale" belongs to a different paper/);
      takeAction(screen, 'WaxPress', 'Change to "HoneyScale"');
      await screen.waitFor(/by HoneyScale \[@honeyscale\]\.\n/);
      takeAction(screen, 'QueenCall records', 'Cite QueenCall$');
      await screen.waitFor(/QueenCall \[@queencall\] records the songs of queens\.\n/);
      takeAction(screen, 'HoneyScaale', 'Change to "HoneyScale"');
      return screen.waitFor(/weighed by HoneyScale \[@honeyscale\]\.\n/);
    },
    async claims(screen) {
      screen.type(':edit claims.md\n');
      return screen.waitFor(/3\.1x[^\n]* says[^]*of the day[^\n]*Kite[^]*4\.5x[^\n]* says[^]*7\.5x[^\n]* says/);
    },
    async mendedClaims(screen) {
      takeAction(screen, '3.1x', 'Change to 2.6x');
      await screen.waitFor(/Kite is 2\.6x faster than a glider \[@kite\]\.\n/);
      takeAction(screen, 'of the day', 'Change to');
      return screen.waitFor(/It "stays up for 95\.1% of a day" \[@kite\]\.\n/);
    },
    async dismissedClaim(screen, run) {
      takeAction(screen, '4.5x', 'Dismiss for this sentence');
      await screen.waitFor(/4\.5x faster than a glider \[@kite\]\.\n/);
      screen.type(':wall\n');
      await waitForFile(run, 'marginalia/dismissed.txt', 'contradicted-number');
      // A server that has just started finds the sentence, though it has changed.
      screen.type(':%s/Over slow/Over very slow/\n:wall\n');
      screen.type(':lua vim.lsp.stop_client(vim.lsp.get_clients())\n');
      await screen.waitFor(/7\.5x faster than a glider \[@kite\]\.\n/);
      screen.type(':edit\n');
      return screen.waitFor(/Over very slow rivers it is 4\.5x faster than a glider \[@kite\]\.\n[^]*7\.5x[^\n]* says/);
    },
    async checkedDraft(screen, run) {
      run.writeHome('check.lua', readConfiguration('lua', 'marginalia/checkDraft'));
      screen.type(':edit book.tex\n');
      await screen.waitFor(/\\include\{part\}/);
      // Of a chapter that was never opened. The list is made a moment after the answer; who sees it too early asks once more.
      for (let tries = 0; ; tries += 1) {
        screen.type(':luafile ~/check.lua\n');
        try {
          return await screen.waitFor(/^part\.tex\|1 [^\n]*drohnehum/m, 5000);
        } catch (error) {
          if (tries === 20) throw error;
        }
      }
    },
  },
};

/** Takes the code action whose title begins so (a pattern of Lua), with the cursor on the words. */
function takeAction(screen, words, title) {
  screen.type(`gg/${words}\n`);
  screen.type(`:lua vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title:find('^${title}') end })\n`);
}

async function waitForFile(run, name, words) {
  const end = Date.now() + 60_000;
  while (!run.read(name).includes(words)) {
    if (Date.now() > end) throw new Error(`${name} reads "${run.read(name)}".`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

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
