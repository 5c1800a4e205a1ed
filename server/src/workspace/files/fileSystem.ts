/** What the workspace asks of the place where files live. Documents are known by URI, so remote and virtual ones fit. */
export interface FileSystem {
  /** The entries of a folder; empty where the folder can't be read. */
  readFolder(uri: string): Promise<readonly FolderEntry[]>;
  /** Rejects with FileError where there are no bytes to be had. */
  readFile(uri: string): Promise<FileContent>;
  /** What tells a version of a file from others; undefined where there is no file. */
  readStamp(uri: string): Promise<FileStamp | undefined>;
  /** The URI without symbolic links; of what does not exist, as far as its folders do. */
  resolveLinks(uri: string): Promise<string>;
  /**
   * Puts `after` in the place of a file that holds `before`, or of none where that is undefined; without `after` the file
   * goes. Whoever reads the file meanwhile finds one or the other, whole. 'changed': it held something else, and still
   * does. Rejects with FileError where it can't be written; then it is as it was.
   */
  replaceFile(uri: string, before: Uint8Array | undefined, after: Uint8Array | undefined): Promise<'written' | 'changed'>;
}

export interface FileContent {
  readonly bytes: Uint8Array;
  /** Of this version or of an earlier one: what was written while the bytes were read has another. */
  readonly stamp: FileStamp;
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

/** Why a file could not be read or written, in words for the writer. */
export class FileError extends Error {
  constructor(
    readonly kind: 'missing' | 'unreadable' | 'unwritable',
    message: string,
  ) {
    super(message);
  }
}
