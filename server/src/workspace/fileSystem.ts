/** What the workspace asks of the place where files live. Documents are known by URI, so remote and virtual ones fit. */
export interface FileSystem {
  /** The entries of a folder; empty where the folder can't be read. */
  readFolder(uri: string): Promise<readonly FolderEntry[]>;
  /** The bytes of a file. Rejects with FileError where there are none to be had. */
  readFile(uri: string): Promise<Uint8Array>;
  /** What tells a version of a file from others; undefined where there is no file. */
  readStamp(uri: string): Promise<FileStamp | undefined>;
}

export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
}

export function isSameStamp(a: FileStamp | undefined, b: FileStamp): boolean {
  return a?.size === b.size && a.modified === b.modified;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Why a file could not be read, in words for the writer. */
export class FileError extends Error {
  constructor(
    readonly kind: 'missing' | 'unreadable',
    message: string,
  ) {
    super(message);
  }
}
