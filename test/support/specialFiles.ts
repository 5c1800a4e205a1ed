import { execFileSync } from 'node:child_process';

/** Makes a FIFO: whoever opens it waits until somebody writes into it, and nobody does. */
export function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

/** A device that never ends. */
export const endlessDevice = '/dev/zero';
