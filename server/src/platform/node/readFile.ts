import {
  close as closeWithCallback,
  constants,
  fstat as fstatWithCallback,
  open as openWithCallback,
  read as readWithCallback,
  type Stats,
  stat as statWithCallback,
} from 'node:fs';
import { promisify } from 'node:util';
import { FileError } from '#workspace';

/** A file larger than this is not read, because it would fill the memory. A digest that somebody has pasted is smaller. */
const maximumBytes = 256 * 1024 * 1024;

/** The functions of `node:fs/promises` take three times as long for thousands of small files. */
const stat = promisify(statWithCallback);
const open = promisify(openWithCallback);
const fstat = promisify(fstatWithCallback);
const close = promisify(closeWithCallback);
const read = promisify(readWithCallback);

/**
 * With these flags, opening a pipe that has replaced the file since `stat` does not wait for a process that writes to the pipe. Windows
 * does not have the second flag.
 */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The only function that reads files in the writer's folders. Devices, pipes, sockets and terminals are never opened, because they may
 * return bytes for ever, or wait for ever without returning any. A file of size 0 is not read either, because some files in `/proc`
 * have that size and never end. Rejects with FileError 'unreadable' for anything that is not a regular file or is too large, and with
 * the system's error if the file does not exist.
 */
export async function readRegularFile(path: string): Promise<{ readonly bytes: Uint8Array; readonly stats: Stats }> {
  checkReadable(await stat(path));
  const handle = await open(path, withoutWaiting);
  try {
    const stats = await fstat(handle);
    checkReadable(stats);
    return { bytes: await readBytes(handle, stats.size), stats };
  } finally {
    await close(handle);
  }
}

/**
 * Reads the first `size` bytes, or all if the file has become shorter. They lie in memory that other threads can read too, so that jobs
 * in the background need no copy.
 */
async function readBytes(handle: number, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  for (let done = 0; done < size; ) {
    const { bytesRead } = await read(handle, bytes, done, size - done, done);
    if (bytesRead === 0) return bytes.subarray(0, done);
    done += bytesRead;
  }
  return bytes;
}

function checkReadable(stats: Stats): void {
  if (!stats.isFile()) throw new FileError('unreadable', `The file can't be read: ${nameKind(stats)} has the same name.`);
  if (stats.size > maximumBytes) {
    throw new FileError('unreadable', `The file is larger than ${maximumBytes / 1024 / 1024} MB. To use it as a digest, split it.`);
  }
}

/** The size and times of a file; undefined if there is no regular file at the path. */
export async function readFileStats(path: string): Promise<Stats | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats : undefined;
}

function nameKind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
