import type { WritableUri } from '../../server/src/workspace/files/fileSystem';

/** A URI as if it had passed the check of paths, for tests of what comes after that check. */
export function writable(uri: string): WritableUri {
  return uri as WritableUri;
}
