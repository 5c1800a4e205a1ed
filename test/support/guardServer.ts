import { readFileSync } from 'node:fs';
import type { LspClient } from './lspClient';

/** The most memory that a server may use, in bytes: far less than reading an endless device would fill during a test. */
const maxMemory = 600 * 1024 * 1024;
const maxMs = 20_000;

/**
 * Runs steps with a server and then ends the server. A server that uses too much memory, or runs too long, is killed and the steps
 * fail, because it could bring the machine down.
 */
export async function guardServer(client: LspClient, steps: () => Promise<void>): Promise<void> {
  const end = (): void => {
    client.process.kill('SIGKILL');
    client.connection.dispose();
  };
  let problem = 'the server ended';
  const until = Date.now() + maxMs;
  const watch = setInterval(() => {
    const memory = readMemory(client);
    if (memory > maxMemory) problem = `the server takes ${memory} bytes`;
    else if (Date.now() > until) problem = `no end in ${maxMs} milliseconds`;
    else return;
    clearInterval(watch);
    end();
  }, 100);
  const died = new Promise<never>((_, reject) => client.process.once('exit', () => reject(new Error(problem))));
  const done = steps();
  // If the server has ended, `died` reports this, so the rejected steps need not be reported too.
  done.catch(() => undefined);
  try {
    await Promise.race([died, done]);
  } finally {
    clearInterval(watch);
    end();
  }
}

/** The memory of the server's process in bytes; 0 if the process has ended, or if the system does not report it. */
export function readMemory({ process: { pid } }: LspClient): number {
  try {
    return Number(/^\d+ (\d+)/.exec(readFileSync(`/proc/${pid}/statm`, 'utf8'))?.[1] ?? 0) * 4096;
  } catch {
    return 0;
  }
}

/**
 * How long the server's main thread has waited for a processor since its start, in milliseconds, because other threads were running. 0
 * if the system does not report this.
 */
export function readWaiting({ process: { pid } }: LspClient): number {
  try {
    return Number(/^\d+ (\d+)/.exec(readFileSync(`/proc/${pid}/schedstat`, 'utf8'))?.[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
}
