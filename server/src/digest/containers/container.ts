import type { DigestHint } from '../digestHint';
import type { DigestFormat } from '../../model/digest';
import type { ParsedDigest } from '../recordDraft';

/** A format in which programs export papers: an export of a reference manager, a feed, an API response. */
export interface Container {
  readonly format: DigestFormat;
  /** A quick check of the beginning of a text. `probe` has no leading white space, and its line ends are LF. */
  looksLike(probe: string, hint: DigestHint): boolean;
  /** The papers of a text, or undefined if it is not in this format after all. Never throws. Positions are UTF-16 offsets into `text`. */
  read(text: string, hint: DigestHint): ParsedDigest | undefined;
}
