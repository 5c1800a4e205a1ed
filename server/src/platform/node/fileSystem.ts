import type { Stats } from 'node:fs';
import { readdir, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { FileError, type FileStamp, type FileSystem, type FolderEntry } from '#workspace';
import { readFileStats, readRegularFile } from './readFile';
import { replaceFileOnDisk } from './replaceFile';

/** Files on disk. A symbolic link to a file is read. A link to a folder is not followed, so a search never runs in circles. */
export const nodeFileSystem: FileSystem = {
  async readFolder(uri) {
    const folder = URI.parse(uri).fsPath;
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const found = await Promise.all(
        entries.map(async (entry): Promise<FolderEntry | undefined> => {
          if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
          if (entry.isFile()) return { name: entry.name, kind: 'file' };
          if (entry.isSymbolicLink() && (await readFileStats(join(folder, entry.name))) !== undefined)
            return { name: entry.name, kind: 'file' };
          return undefined;
        }),
      );
      return found.filter((entry) => entry !== undefined);
    } catch {
      return [];
    }
  },

  async readStamp(uri) {
    const stats = isOnDisk(uri) ? await readFileStats(URI.parse(uri).fsPath) : undefined;
    return stats === undefined ? undefined : toStamp(stats);
  },

  async resolveLinks(uri) {
    return isOnDisk(uri) ? URI.file(await resolvePathLinks(URI.parse(uri).fsPath)).toString() : uri;
  },

  async replaceFile(uri, before, after) {
    if (!isOnDisk(uri)) throw new FileError('unwritable', "The file can't be written: it isn't on this computer.");
    return replaceFileOnDisk(URI.parse(uri).fsPath, before, after);
  },

  async readFile(uri) {
    if (!isOnDisk(uri)) throw new FileError('missing', "The file doesn't exist.");
    try {
      const { bytes, stats } = await readRegularFile(URI.parse(uri).fsPath);
      return { bytes, stamp: toStamp(stats) };
    } catch (error) {
      if (error instanceof FileError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      // ENOTDIR: a file now has the name that the folder had.
      if (code === 'ENOENT' || code === 'ENOTDIR') throw new FileError('missing', "The file doesn't exist.");
      throw new FileError('unreadable', `The file can't be read (${code}).`);
    }
  },
};

/** Documents with other schemes, such as `untitled`, exist only in the editor. Only Windows opens the files of a host by its name. */
function isOnDisk(uri: string): boolean {
  const { scheme, authority } = URI.parse(uri);
  return scheme === 'file' && (authority === '' || process.platform === 'win32');
}

/**
 * Linux follows at most 40 links (path_resolution(7)). A file after more links than that, or after links that form a circle, can't be
 * written.
 */
const maxLinks = 40;

/**
 * The path without symbolic links. If the file doesn't exist, the links in its folders are still resolved. A link whose target does not
 * exist is replaced by that target.
 */
async function resolvePathLinks(path: string, linksLeft = maxLinks): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    if (folder === path) return path;
    const leadsTo = linksLeft === 0 ? undefined : await readlink(path).catch(() => undefined);
    const inFolder = await resolvePathLinks(folder, linksLeft);
    return leadsTo === undefined ? join(inFolder, basename(path)) : resolvePathLinks(resolve(inFolder, leadsTo), linksLeft - 1);
  }
}

function toStamp({ size, mtimeMs }: Stats): FileStamp {
  return { size, modified: mtimeMs };
}
