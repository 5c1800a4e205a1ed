import { describeError } from './describeError';

/**
 * The result of `read`; if it throws, the result of `otherwise`, which gets the reason as a message for the writer. Parsers are meant
 * to be total. If one throws all the same, only its file is lost, not the library.
 */
export function readTotally<T>(read: () => T, otherwise: (reason: string) => T): T {
  try {
    return read();
  } catch (error) {
    return otherwise(`this file could not be read; no other file suffers from it (${describeError(error).split('\n', 1).join('')})`);
  }
}
