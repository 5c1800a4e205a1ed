/**
 * Returns the result of `read`. If `read` throws, returns the result of `otherwise`, which gets a message for the writer. Parsers
 * should never throw. If one throws nevertheless, only its file is lost, not the whole library.
 */
export function readSafely<T>(read: () => T, otherwise: (reason: string) => T): T {
  try {
    return read();
  } catch (error) {
    return otherwise(`This file couldn't be read (${describeError(error).split('\n', 1).join('')}). Other files aren't affected.`);
  }
}

/** Describes a thrown value for a log: by its stack if it has one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
