import { readFile as readFileWithCallback, stat as statWithCallback, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { replaceFileOnDisk } from './nodeReplaceFile';
import { FileError, type FileStamp, type FileSystem, type FolderEntry } from './fileSystem';

/** A digest is text that somebody pasted; what is larger is something else, and would fill the memory. */
const maximumBytes = 256 * 1024 * 1024;

/** Of thousands of small files the promises of `node:fs/promises` take three times as long. */
const stat = promisify(statWithCallback);
const readFile = promisify(readFileWithCallback);

/** Files on disk. A symbolic link to a file is read, one to a folder is not followed, so no walk runs in circles. */
export const nodeFileSystem: FileSystem = {
  async readFolder(uri) {
    const folder = URI.parse(uri).fsPath;
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const found = await Promise.all(
        entries.map(async (entry): Promise<FolderEntry | undefined> => {
          if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
          if (entry.isFile()) return { name: entry.name, kind: 'file' };
          if (entry.isSymbolicLink() && (await isFile(join(folder, entry.name)))) return { name: entry.name, kind: 'file' };
          return undefined;
        }),
      );
      return found.filter((entry) => entry !== undefined);
    } catch {
      return [];
    }
  },

  async readStamp(uri) {
    return isOnDisk(uri) ? readFileStamp(URI.parse(uri).fsPath) : undefined;
  },

  replaceFile: (uri, before, after) => replaceFileOnDisk(URI.parse(uri).fsPath, before, after),

  async readFile(uri) {
    if (!isOnDisk(uri)) throw new FileError('missing', 'The file does not exist.');
    const path = URI.parse(uri).fsPath;
    try {
      const stamp = toStamp(await stat(path));
      if (stamp.size > maximumBytes) {
        throw new FileError('unreadable', `The file is larger than ${maximumBytes / 1024 / 1024} MB. Split it to use it as a digest.`);
      }
      return { bytes: await readFile(path), stamp };
    } catch (error) {
      if (error instanceof FileError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      // ENOTDIR: a file stands where its folder was.
      if (code === 'ENOENT' || code === 'ENOTDIR') throw new FileError('missing', 'The file does not exist.');
      throw new FileError('unreadable', `The file can't be read (${code}).`);
    }
  },
};

/** Documents of other schemes, such as one without a name yet, are known from the editor alone. */
function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

async function readFileStamp(path: string): Promise<FileStamp | undefined> {
  try {
    return toStamp(await stat(path));
  } catch {
    return undefined;
  }
}

function toStamp({ size, mtimeMs }: Stats): FileStamp {
  return { size, modified: mtimeMs };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
