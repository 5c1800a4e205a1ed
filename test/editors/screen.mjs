// A terminal of its own for an editor: keys go in, the screen comes out.
import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const columns = 120;
const rows = 36;
/** How long a screen may take to show what is waited for, in milliseconds: a machine that is busy with others takes long. */
const timeoutMs = 120_000;
/** How long an editor may take to end, in milliseconds. */
const longestEndMs = 5000;
/** How often the screen is looked at, in milliseconds. */
const lookEvery = 50;

export class Screen {
  #socket;

  /** Starts `command` (words) in `folder`. A tmux server of its own, without anybody's configuration. */
  constructor(name, command, { folder, environment }) {
    this.#socket = `marginalia-${process.pid}-${name}`;
    // By `env`, since the profile of a shell that tmux starts first may set the PATH anew.
    const set = Object.entries(environment).map(([key, value]) => `${key}=${value}`);
    this.#run('-f', '/dev/null', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', folder, 'env', ...set, ...command);
    // What an editor says at its end stays to be read, and Escape comes at once.
    this.#run('set-option', '-g', 'remain-on-exit', 'on');
    this.#run('set-option', '-s', 'escape-time', '0');
  }

  #run(...words) {
    return execFileSync('tmux', ['-L', this.#socket, ...words], { encoding: 'utf8' });
  }

  /** Presses keys by tmux' names: `Escape`, `C-x`, `M-x`, `Enter`. */
  press(...keys) {
    for (const key of keys) this.#run('send-keys', key);
  }

  /** Types text as it stands; a line break is the key Enter. */
  type(text) {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.press('Enter');
      if (line !== '') this.#run('send-keys', '-l', line);
    }
  }

  read() {
    return this.#run('capture-pane', '-p')
      .replace(/[ \t]+$/gm, '')
      .trimEnd();
  }

  /** The screen as soon as it fits; rejects with the last one where that takes too long. */
  async waitFor(pattern, longest = timeoutMs) {
    const end = Date.now() + longest;
    for (;;) {
      const shown = this.read();
      if (pattern.test(shown)) return shown;
      if (Date.now() > end) throw new Error(`The screen never showed ${pattern}.`);
      await wait(lookEvery);
    }
  }

  /** Types `words` (no line break) as a person does who looks at the screen: each letter when the one before is shown. */
  async write(words) {
    for (let end = 1; end <= words.length; end += 1) {
      this.type(words.slice(end - 1, end));
      const written = words
        .slice(0, end)
        .trimEnd()
        .replace(/[^\w\s]/g, String.raw`\$&`);
      await this.waitFor(new RegExp(written));
    }
  }

  /** Ends the editor and waits for it: one that is told to go still writes into its home (Neovim its history). */
  async close() {
    const editor = Number(this.#run('display-message', '-p', '#{pane_pid}'));
    spawnSync('tmux', ['-L', this.#socket, 'kill-server']);
    const end = Date.now() + longestEndMs;
    while (isRunning(editor) && Date.now() < end) await wait(lookEvery);
  }
}

function isRunning(id) {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
