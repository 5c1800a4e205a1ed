import type { ReadingMemory } from './records/blocks/readingMemory';

/** Facts about a digest file other than its text. */
export interface DigestHint {
  /** The LSP language identifier; undefined if no editor has the file open. */
  readonly languageId?: string;
  /** A path or URI. Only the file name at its end is used. */
  readonly path: string;
  /** What is known from reading an earlier version of the text; it makes reading faster, not different. */
  readonly memory?: ReadingMemory;
}

/** Whether the writer marked the file as a digest: with the language of digests, or with the word `digest` in the file name. */
export function isCalledDigest({ languageId, path }: DigestHint): boolean {
  return languageId === 'marginalia-digest' || /digest[^/\\]*$/i.test(path);
}
