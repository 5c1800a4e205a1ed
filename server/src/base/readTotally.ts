import { describeError } from './describeError';

/**
 * What `read` gives; where it throws, what `otherwise` makes of the reason, which is in words for the writer. Parsers are
 * total; should one of them not be, that costs one file, not the library that it belongs to.
 */
export function readTotally<T>(read: () => T, otherwise: (reason: string) => T): T {
  try {
    return read();
  } catch (error) {
    return otherwise(`this file could not be read; no other file suffers from it (${describeError(error).split('\n', 1).join('')})`);
  }
}
