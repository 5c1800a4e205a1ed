import type { FileSystem } from '../workspace/files/fileSystem';
import type { Background } from './background/background';
import type { CacheFolder } from './cacheFolder';

/** What the server needs of the machine that it runs on; `platform/node` has it for Node. */
export interface Platform {
  readonly fileSystem: FileSystem;
  readonly background: Background;
  /** The URI of the user's home folder. It is too wide to be searched for digests unless the editor has opened it. */
  readonly homeFolder: string;
  /** The folder at a path of this machine, in which the client lets the server leave files for its next start. */
  openCacheFolder(path: string): CacheFolder;
  /** How much memory the process takes, in bytes. */
  readMemory(): number;
}
