import { describeError } from './describeError';

/**
 * The result of `read`. If `read` throws, the result of `otherwise`, which gets the reason as a message for the writer. Parsers should
 * never throw; if one does nevertheless, only its file is lost, not the whole library.
 */
export function readTotally<T>(read: () => T, otherwise: (reason: string) => T): T {
  try {
    return read();
  } catch (error) {
    return otherwise(`this file could not be read; no other file suffers from it (${describeError(error).split('\n', 1).join('')})`);
  }
}
