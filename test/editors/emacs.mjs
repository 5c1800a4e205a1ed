import { waitForFiles } from './neovim.mjs';
import { readConfiguration } from './workspace.mjs';

export const emacs = {
  name: 'Emacs',
  program: 'emacs',
  configure(run) {
    // Without questions at the start, lock files, and a compiler that goes on after the end; a busy machine may answer late. All else is
    // that of docs/editors.md.
    run.writeHome(
      '.emacs.d/init.el',
      `(setq inhibit-startup-screen t create-lockfiles nil make-backup-files nil native-comp-jit-compilation nil)\n(with-eval-after-load 'jsonrpc (setq jrpc-default-request-timeout 100))\n${readConfiguration('elisp', 'eglot-server-programs')}`,
    );
  },
  command: ['emacs', '-nw', 'draft.tex'],
  steps: {
    async diagnostics(screen) {
      await screen.waitFor(/\[eglot:/);
      screen.press('M-x');
      screen.type('flymake-show-buffer-diagnostics\n');
      const shown = await screen.waitFor(/"kitte" is/);
      screen.press('C-x', '1');
      return shown;
    },
    async hover(screen) {
      screen.press('M-<');
      screen.press('C-s');
      screen.type('cite{kit');
      screen.press('Enter');
      screen.press('M-x');
      screen.type('eldoc\n');
      // In the echo area first, of which the whole stands in a buffer.
      await screen.waitFor(/Kite: Soaring/);
      screen.press('M-x');
      screen.type('eldoc-doc-buffer\n');
      const shown = await screen.waitFor(/Soaring over Slow Rivers[^]*2\.6x faster \(at the same cost\)/);
      screen.press('C-x', '1');
      return shown;
    },
    async completion(screen) {
      screen.press('M->', 'C-r');
      screen.type('bibliography');
      screen.press('Enter', 'C-a', 'C-o');
      screen.type('It flies \\cite{ki');
      screen.press('C-M-i');
      return screen.waitFor(/\*Completions\*[^]*kiln|kiln[^]*\*Completions\*/i);
    },
    async accept(screen) {
      screen.press('M-Down', 'M-Enter');
      return screen.waitFor(/It flies \\cite\{ki(?:te|ln)\}?/);
    },
    async rename(screen, run) {
      screen.press('C-g', 'M-x');
      screen.type('delete-other-windows\n');
      screen.press('M-<', 'C-s');
      screen.type('stones2020');
      screen.press('Enter', 'C-b');
      screen.press('M-x');
      screen.type('eglot-rename\n');
      await screen.waitFor(/Rename .stones2020. to:/);
      screen.press('C-a', 'C-k');
      screen.type('pebbles2020\n');
      await screen.waitFor(/Stones have names \\cite\{pebbles2020\}/);
      screen.press('C-x', 's', '!');
      return waitForFiles(screen, run, ['draft.tex', 'refs.bib']);
    },
  },
};
