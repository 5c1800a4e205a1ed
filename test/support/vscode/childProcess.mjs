import { spawn } from 'node:child_process';
import process from 'node:process';

/** How much of a child's output is kept for a report of what went wrong. */
const keptOutput = 200_000;

/**
 * Starts a program that lives as long as the caller wants it, and never longer than this process.
 *
 * `exited` resolves with a sentence on how it ended; it never rejects. `output()` is what it printed so far.
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
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
  const kill = () => child.kill('SIGKILL');
  const endByRequest = () => process.exit(143);
  process.once('exit', kill);
  process.once('SIGTERM', endByRequest);
  void exited.then(() => {
    process.off('exit', kill);
    process.off('SIGTERM', endByRequest);
  });

  return {
    exited,
    output: () => output,
    /** Resolves with the first match in what the program prints; rejects when it ends or the time (ms) is up. */
    async waitForOutput(pattern, time) {
      const found = new Promise((resolve) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        listeners.add(look);
        look();
      });
      return firstOf([found, exited.then((reason) => Promise.reject(new Error(`${reason}\n${output}`)))], time, `${command} printed no ${pattern}\n`);
    },
    async stop() {
      child.kill('SIGTERM');
      await firstOf([exited], 5000, '').catch(kill);
      await exited;
    },
  };
}

/** The first promise that settles; rejects with the message when none has within the time (ms). */
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

/** The environment without what an editor that this command runs in has put there for its own children. */
export function cleanEnvironment(extra = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_(?!EXECUTABLE)|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), ...extra };
}
