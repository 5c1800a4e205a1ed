/** A folder for files that the server can create again. No method rejects: without a cache everything works, only more slowly. */
export interface CacheFolder {
  /**
   * The bytes of a file; undefined if it can't be read. `onPiece` gets each piece as soon as it has been read, so that its checksum can
   * be computed while the next piece is read. The length of every piece except the last is a multiple of sixteen bytes.
   */
  read(name: string, onPiece: (piece: Uint8Array) => void): Promise<Uint8Array | undefined>;
  /** Replaces the whole file, or leaves it unchanged. Resolves to the reason if the file can't be written, otherwise to undefined. */
  write(name: string, pieces: readonly Uint8Array[]): Promise<string | undefined>;
  remove(name: string): Promise<void>;
}
