/** What is known about a digest besides its text. */
export interface DigestHint {
  /** LSP language identifier; undefined if no editor has the file open. */
  readonly languageId?: string;
  /** A path or URI. Only the file name at its end is used. */
  readonly path: string;
}

/** Whether the writer calls the file a digest: by its language, or by the word `digest` in the file name. */
export function isCalledDigest({ languageId, path }: DigestHint): boolean {
  return languageId === 'marginalia-digest' || /digest[^/\\]*$/i.test(path);
}
