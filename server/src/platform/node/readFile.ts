import {
  close as closeWithCallback,
  constants,
  fstat as fstatWithCallback,
  open as openWithCallback,
  readFile as readFileWithCallback,
  stat as statWithCallback,
  type Stats,
} from 'node:fs';
import { promisify } from 'node:util';
import { FileError } from '../../workspace/files/fileSystem';

/** A digest is text that somebody pasted; what is larger is something else, and would fill the memory. */
const maximumBytes = 256 * 1024 * 1024;

/** Of thousands of small files the promises of `node:fs/promises` take three times as long. */
const stat = promisify(statWithCallback);
const open = promisify(openWithCallback);
const fstat = promisify(fstatWithCallback);
const close = promisify(closeWithCallback);
const readFile = promisify(readFileWithCallback);

/** A pipe that has taken the file's place since it was looked at is opened without waiting for its writer; Windows has no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The one place where bytes of the writer's folders are read. Devices, pipes, sockets and terminals are looked at and never
 * opened: they may give bytes for ever, or none and keep the reader waiting. So do some files that say they are empty
 * (`/proc`): those are taken at their word. Rejects with FileError 'unreadable' for all that is no file or is too large,
 * and with the system's error where there is nothing.
 */
export async function readRegularFile(path: string): Promise<{ readonly bytes: Uint8Array; readonly stats: Stats }> {
  checkReadable(await stat(path));
  const handle = await open(path, withoutWaiting);
  try {
    const stats = await fstat(handle);
    checkReadable(stats);
    return { bytes: stats.size === 0 ? new Uint8Array() : await readFile(handle), stats };
  } finally {
    await close(handle);
  }
}

function checkReadable(stats: Stats): void {
  if (!stats.isFile()) throw new FileError('unreadable', `The file can't be read: ${nameKind(stats)} has its name.`);
  if (stats.size > maximumBytes) {
    throw new FileError('unreadable', `The file is larger than ${maximumBytes / 1024 / 1024} MB. Split it to use it as a digest.`);
  }
}

/** undefined where there is no file. */
export async function readFileStats(path: string): Promise<Stats | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats : undefined;
}

function nameKind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
