import { readFileSync } from 'node:fs';
import type { LspClient } from './lspClient';

/** Far less than a device gives in the time of a test. In bytes. */
const mostMemory = 600 * 1024 * 1024;
const longestMilliseconds = 20_000;

/** Takes steps with a server and ends it. One that takes too much memory, or too long, is killed, and the steps fail: it would take the machine down. */
export async function guardServer(client: LspClient, steps: () => Promise<void>): Promise<void> {
  const end = (): void => {
    client.process.kill('SIGKILL');
    client.connection.dispose();
  };
  let problem = 'the server ended';
  const until = Date.now() + longestMilliseconds;
  const watch = setInterval(() => {
    const memory = readMemory(client);
    if (memory > mostMemory) problem = `the server takes ${memory} bytes`;
    else if (Date.now() > until) problem = `no end in ${longestMilliseconds} milliseconds`;
    else return;
    clearInterval(watch);
    end();
  }, 100);
  const died = new Promise<never>((_, reject) => client.process.once('exit', () => reject(new Error(problem))));
  const done = steps();
  // What the death of the server rejects is told by `died`.
  done.catch(() => undefined);
  try {
    await Promise.race([died, done]);
  } finally {
    clearInterval(watch);
    end();
  }
}

/** Of the server's process, in bytes; 0 where it has ended, or where the system does not tell. */
export function readMemory({ process: { pid } }: LspClient): number {
  try {
    return Number(/^\d+ (\d+)/.exec(readFileSync(`/proc/${pid}/statm`, 'utf8'))?.[1] ?? 0) * 4096;
  } catch {
    return 0;
  }
}

/**
 * How long the server's main thread has waited for a processor since its start, in milliseconds: others had it meanwhile.
 * 0 where the system does not tell.
 */
export function readWaiting({ process: { pid } }: LspClient): number {
  try {
    return Number(/^\d+ (\d+)/.exec(readFileSync(`/proc/${pid}/schedstat`, 'utf8'))?.[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
}
