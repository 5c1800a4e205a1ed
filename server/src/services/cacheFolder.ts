/** A folder for files that the server can make again. Nothing here rejects: without a cache everything works, only slower. */
export interface CacheFolder {
  /**
   * The bytes of a file; undefined if it can't be read. `onPiece` gets each piece as soon as it is read, so that its checksum is computed
   * while the next one is read; the length of every piece but the last is a multiple of sixteen bytes.
   */
  read(name: string, onPiece: (piece: Uint8Array) => void): Promise<Uint8Array | undefined>;
  /** Replaces the whole file or nothing. Gives the reason if it can't be written. */
  write(name: string, pieces: readonly Uint8Array[]): Promise<string | undefined>;
  remove(name: string): Promise<void>;
}
