/** A folder for files that can be made again. Nothing here rejects: a cache that can't be had is none. */
export interface CacheFolder {
  /**
   * The bytes of a file; undefined where there is none that can be read. Each piece is handed on as soon as it is read,
   * so that something can be done with it while the next one comes; all but the last are of a multiple of sixteen bytes.
   */
  read(name: string, onPiece: (piece: Uint8Array) => void): Promise<Uint8Array | undefined>;
  /** Replaces the file at once or not at all. Gives the reason where it can't be written. */
  write(name: string, pieces: readonly Uint8Array[]): Promise<string | undefined>;
  remove(name: string): Promise<void>;
}
