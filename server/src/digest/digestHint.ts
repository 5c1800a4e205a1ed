/** What is known of a digest beside its text. */
export interface DigestHint {
  /** LSP language identifier; undefined where no editor has the file open. */
  readonly languageId?: string;
  /** Path or URI; only its ending counts. */
  readonly path: string;
}

/** Whether the writer calls a file a digest, by its name or by its language. */
export function isCalledDigest({ languageId, path }: DigestHint): boolean {
  return languageId === 'marginalia-digest' || /digest[^/\\]*$/i.test(path);
}
