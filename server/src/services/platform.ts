import type { FileSystem } from '../workspace/files/fileSystem';
import type { BackgroundJobs } from './background/backgroundJobs';
import type { CacheFolder } from './cacheFolder';
import type { Transport } from './transport';

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
