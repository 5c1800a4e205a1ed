import { spawn } from 'node:child_process';
import process from 'node:process';

/** How many characters of a child's output are stored for the report of a failure. */
const keptOutput = 200_000;

/**
 * Starts a program that runs until the caller stops it, and not longer than this process. The same holds for the programs that it
 * starts itself.
 *
 * `exited` resolves with a sentence about how the program ended, and never rejects. `output()` returns what it has printed so far.
 */
export function startProcess(command, args, options = {}) {
  // The program gets its own process group, so that its children can be ended with it. On Windows, which has no such groups, only the
  // program itself is ended.
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: grouped, ...options });
  let output = '';
  const listeners = new Set();
  const keep = (chunk) => {
    output = (output + chunk).slice(-keptOutput);
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);

  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(`${command} did not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`${command} ended with ${signal ?? `code ${code}`}`));
  });
  const send = (signal) => {
    if (child.pid === undefined) return;
    try {
      process.kill(grouped ? -child.pid : child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const kill = () => send('SIGKILL');
  killAtExit(kill, exited);

  return {
    exited,
    output: () => output,
    /** Resolves with the first match in the output of the program. Rejects when the program ends or after `time` milliseconds. */
    async waitForOutput(pattern, time) {
      const found = new Promise((resolve) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        listeners.add(look);
        look();
      });
      return firstOf(
        [found, exited.then((reason) => Promise.reject(new Error(`${reason}\n${output}`)))],
        time,
        `${command} printed no ${pattern}\n`,
      );
    },
    async stop() {
      send('SIGTERM');
      await firstOf([exited], 5000, '').catch(kill);
      await exited;
      kill();
    },
  };
}

/** Calls `kill` when this process ends, by itself or by a signal, unless the child has ended before. */
function killAtExit(kill, exited) {
  const interrupted = () => process.exit(130);
  const terminated = () => process.exit(143);
  process.once('exit', kill);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', terminated);
  void exited.then(() => {
    process.off('exit', kill);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', terminated);
  });
}

/** Settles like the first promise that settles. Rejects with the message if none has settled after `time` milliseconds. */
export async function firstOf(promises, time, message) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${message} (waited ${time / 1000} s)`)), time);
  });
  try {
    return await Promise.race([...promises, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The environment without the variables that an editor sets for the programs that it starts, such as this one. */
export function cleanEnvironment(extra = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_(?!EXECUTABLE)|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), ...extra };
}
