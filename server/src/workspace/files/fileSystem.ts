import type { PackedDigest } from './digestFile';

/** Access to files by URI, so that remote and virtual file systems work too. */
export interface FileSystem {
  /** The entries of a folder; empty if it can't be read. */
  readFolder(uri: string): Promise<readonly FolderEntry[]>;
  /** Rejects with FileError if the file is missing or can't be read. */
  readFile(uri: string): Promise<FileContent>;
  /** The stamp that identifies the present version of the file; undefined if there is no file. */
  readStamp(uri: string): Promise<FileStamp | undefined>;
  /** The URI with its symbolic links resolved. If the file does not exist, only the links in its existing folders are resolved. */
  resolveLinks(uri: string): Promise<string>;
  /**
   * Replaces the content `before` of a file by `after`. If `before` is undefined, the file must not exist yet; if `after` is undefined,
   * the file is deleted. Other programs read either the whole old or the whole new content. Returns 'changed', and writes nothing, if
   * the file had another content than `before`. Rejects with FileError if the file can't be written; in that case, it is unchanged.
   */
  replaceFile(uri: WritableUri, before: Uint8Array | undefined, after: Uint8Array | undefined): Promise<'written' | 'changed'>;
}

export interface FileContent {
  readonly bytes: Uint8Array;
  /** Never newer than the bytes: if the file is written while it is being read, it has a different stamp afterwards. */
  readonly stamp: FileStamp;
}

export interface FileStamp {
  /** The size in bytes. */
  readonly size: number;
  /** When the file was last written, in milliseconds since 1970. */
  readonly modified: number;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** A file on disk: its bytes, or `problem` if they can't be read, or neither if the file does not exist. */
export interface DiskFile {
  readonly uri: string;
  readonly bytes?: Uint8Array;
  readonly problem?: string;
  /** The stamp of these bytes: while the file's stamp is unchanged, so are its bytes. Missing if that is not certain. */
  readonly stamp?: FileStamp;
  /** What these bytes say as a digest, if they were read already. */
  readonly digest?: PackedDigest;
}

/** The URI of a file that may be written. Only `checkPath` makes one, and only for these URIs edits are sent and files written. */
export type WritableUri = string & { readonly [isChecked]: true };

export function isSameStamp(a: FileStamp | undefined, b: FileStamp): boolean {
  return a?.size === b.size && a.modified === b.modified;
}

/** An error with a message for the writer that says why a file could not be read or written. */
export class FileError extends Error {
  constructor(
    readonly kind: 'missing' | 'unreadable' | 'unwritable',
    message: string,
  ) {
    super(message);
  }
}

declare const isChecked: unique symbol;
