import type { DigestFormat } from '../../model/digest';
import type { DigestHint } from '../digestHint';
import type { ParsedDigest } from '../recordDraft';

/** A format in which programs save papers, such as the export of a reference manager, a feed, a mail or an API response. */
export interface Container {
  readonly format: DigestFormat;
  /** Whether the beginning of a text looks like this format. `probe` has no leading white space, and its line ends are LF. */
  looksLike(probe: string, hint: DigestHint): boolean;
  /**
   * The papers of a text; undefined if the text is not in this format after all. Never throws. Positions are UTF-16 offsets into
   * `text`.
   */
  read(text: string, hint: DigestHint): ParsedDigest | undefined;
}
