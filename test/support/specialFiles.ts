import { execFileSync } from 'node:child_process';

/** Creates a FIFO. A program that opens it for reading waits until another program writes to it, which never happens. */
export function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

/** A device that can be read without end. */
export const endlessDevice = '/dev/zero';
