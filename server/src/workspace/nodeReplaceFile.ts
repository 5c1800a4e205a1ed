import { chmod, link, mkdir, open, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { FileError } from './fileSystem';

/** What lies beside its file for longer was left by somebody who ended in the middle of writing. In milliseconds. */
const longestWrite = 60 * 1000;
const besideEnd = '.marginalia-new';
let written = 0;

/** `FileSystem.replaceFile`: writes beside the file, flushes, looks at the file once more, and renames. Of a symbolic link what it leads to is replaced. */
export async function replaceFileOnDisk(path: string, before: Uint8Array | undefined, after: Uint8Array | undefined): Promise<'written' | 'changed'> {
  try {
    const target = await realpath(path).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? path : Promise.reject(error)));
    if (!isSame(await readOrNothing(target), before)) return 'changed';
    if (after === undefined) {
      await rm(target, { force: true });
      return 'written';
    }
    return await writeBeside(target, before, after);
  } catch (error) {
    throw new FileError('unwritable', `The file can't be written: ${reasons[codeOf(error)] ?? codeOf(error)}.`);
  }
}

async function writeBeside(target: string, before: Uint8Array | undefined, after: Uint8Array): Promise<'written' | 'changed'> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  const beside = join(folder, `.${basename(target)}.${process.pid}-${++written}${besideEnd}`);
  try {
    // A file that may not be written is not replaced either, though its folder would allow it.
    if (before !== undefined) await (await open(target, 'r+')).close();
    await writeFully(beside, after);
    if (before === undefined) return await putInPlace(beside, target);
    await chmod(beside, (await stat(target)).mode);
    if (!isSame(await readOrNothing(target), before)) return 'changed';
    await rename(beside, target);
    await syncFolder(folder);
    return 'written';
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** Only where no file stands: a link, unlike a rename, replaces none. */
async function putInPlace(beside: string, target: string): Promise<'written' | 'changed'> {
  try {
    await link(beside, target);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'changed';
    // Some file systems know no links.
    if ((await readOrNothing(target)) !== undefined) return 'changed';
    await rename(beside, target);
    return 'written';
  }
}

async function writeFully(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name survives a power cut too; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(besideEnd)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > longestWrite) await rm(path, { force: true });
  }
}

async function readOrNothing(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it is read-only',
  EPERM: 'it is read-only',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a file stands where its folder should be',
  EISDIR: 'a folder has its name',
  ELOOP: 'the symbolic link leads in a circle',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
