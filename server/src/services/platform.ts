import type { HttpAnswer, RegistryRequest } from '#lookUp';
import type { FileSystem } from '#workspace';
import type { BackgroundJobs } from './background/jobs';

/** What the server needs from the machine on which it runs. `platform/node` implements it for Node. */
export interface Platform {
  readonly fileSystem: FileSystem;
  readonly background: BackgroundJobs;
  /** Reads files. Topics may keep `background` busy for long, and what was read shall not wait for them. */
  readonly readingBackground: BackgroundJobs;
  /** The URI of the writer's home folder, which is not searched for digests unless the editor has opened it, because it is too large. */
  readonly homeFolder: string;
  /** Opens the folder at a path of this machine, in which the client allows the server to save files for its next start. */
  openCacheFolder(path: string): CacheFolder;
  /** Sends requests to registries for clients that allow it but do not send them themselves. */
  readonly transport: Transport;
  /** How much memory the process uses, in bytes. */
  readMemory(): number;
  /** How large the heap of JavaScript objects may become, in bytes. */
  readonly heapLimit: number;
}

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

/**
 * Sends requests to registries. The client implements it with VS Code's own `fetch`, which knows proxies and certificates; for other
 * editors `platform/node` does. It checks the host against a fixed list and asks the writer before the first request.
 */
export interface Transport {
  /**
   * Resolves for an HTTP answer of any status. Rejects with a `TransportError` if there was no answer: no network, a time-out, a host
   * that is not on the list, an answer that is too large, or a writer who does not agree.
   */
  send(request: RegistryRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

export type TransportProblem = 'refused' | 'unreachable' | 'timed-out' | 'too-large' | 'cancelled';

export class TransportError extends Error {
  constructor(
    readonly problem: TransportProblem,
    message: string,
  ) {
    super(message);
  }
}
