import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { registryIdentities } from '../../model/registryRecord';
import type { CacheFolder, Platform } from '../../services/platform';
import { createFetchTransport } from '../fetch/fetchTransport';
import { nodeFileSystem } from './fileSystem';
import { createNodeBackground } from './workerBackground';

/** `entry` is the path of the server's own script, which the worker thread runs too; `version` is told to registries. */
export function createNodePlatform(entry: string, version: string): Platform {
  // The worker must not print anything, because standard output carries the messages of the protocol.
  const startWorker = (): Worker => new Worker(entry, { stdout: true, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  return {
    fileSystem: nodeFileSystem,
    background: createNodeBackground(startWorker),
    readingBackground: createNodeBackground(startWorker),
    homeFolder: pathToFileURL(homedir()).toString(),
    openCacheFolder: createNodeCacheFolder,
    transport: createFetchTransport(registryIdentities, version),
    readMemory: () => process.memoryUsage.rss(),
    heapLimit: getHeapStatistics().heap_size_limit,
  };
}

/** How much is read in one call, in bytes. */
const pieceLength = 8 * 1024 * 1024;
/** If a `.new` file is older than this, in milliseconds, the process that was writing it is assumed to have died. */
const maxWriteMs = 60 * 60 * 1000;

/** A folder on disk, which is created when its first file is written. */
export function createNodeCacheFolder(folder: string): CacheFolder {
  return {
    async read(name, onPiece) {
      try {
        return await readPieces(join(folder, name), onPiece);
      } catch {
        return undefined;
      }
    },

    async write(name, pieces) {
      const beside = join(folder, `${name}.${process.pid}.new`);
      try {
        await mkdir(folder, { recursive: true });
        await removeLeftovers(folder);
        await writePieces(beside, pieces);
        await rename(beside, join(folder, name));
        return undefined;
      } catch (error) {
        await remove(beside);
        return error instanceof Error ? error.message : String(error);
      }
    },

    remove: (name) => remove(join(folder, name)),
  };
}

async function readPieces(path: string, onPiece: (piece: Uint8Array) => void): Promise<Uint8Array> {
  // Opening a pipe waits until another program writes into it.
  if (!(await stat(path)).isFile()) throw new Error('This is not a file.');
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(size);
    const readPiece = (start: number): Promise<Uint8Array> => readFully(file, bytes.subarray(start, start + pieceLength), start);
    let next = readPiece(0);
    for (let start = 0; start < size; start += pieceLength) {
      const piece = await next;
      next = readPiece(start + pieceLength);
      onPiece(piece);
    }
    await next;
    return bytes;
  } finally {
    await file.close();
  }
}

async function readFully(file: FileHandle, target: Uint8Array, position: number): Promise<Uint8Array> {
  for (let done = 0; done < target.byteLength; ) {
    const { bytesRead } = await file.read(target, done, target.byteLength - done, position + done);
    if (bytesRead === 0) throw new Error('The file has become shorter.');
    done += bytesRead;
  }
  return target;
}

/** How many pieces are written in one call; every system allows that many. */
const piecesPerCall = 256;

async function writePieces(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let at = 0; at < pieces.length; at += piecesPerCall) {
      const some = pieces.slice(at, at + piecesPerCall);
      const { bytesWritten } = await file.writev(some);
      if (bytesWritten !== some.reduce((sum, { byteLength }) => sum + byteLength, 0)) throw new Error('The disk is full.');
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the `.new` files of processes that died while they were writing, of whatever file. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /\.(\d+)\.new$/.exec(name)?.[1];
    if (pid === undefined || Number(pid) === process.pid) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined && (!isRunning(Number(pid)) || Math.abs(Date.now() - found.mtimeMs) > maxWriteMs)) await remove(path);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true }).catch(() => undefined);
}
