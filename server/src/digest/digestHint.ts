/** What is known about a digest beside its text. */
export interface DigestHint {
  /** LSP language identifier; undefined if no editor has the file open. */
  readonly languageId?: string;
  /** A path or URI, of which only the ending is used. */
  readonly path: string;
}

/** Whether the user marks the file as a digest, by its name or by its language. */
export function isCalledDigest({ languageId, path }: DigestHint): boolean {
  return languageId === 'marginalia-digest' || /digest[^/\\]*$/i.test(path);
}
