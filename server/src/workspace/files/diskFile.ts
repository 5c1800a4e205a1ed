import type { PackedDigest } from './digestFile';
import type { FileStamp } from './fileSystem';

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
