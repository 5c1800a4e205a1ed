import type { DigestHint } from '../digestHint';
import type { DigestFormat } from '../../model/digest';
import type { ParsedDigest } from '../recordDraft';

/** A format in which programs export papers: an export of a reference manager, a feed, an API response. */
export interface Container {
  readonly format: DigestFormat;
  /** A cheap check of the beginning of a text, without leading white space and with LF line ends. */
  looksLike(probe: string, hint: DigestHint): boolean;
  /** Never throws. Positions are UTF-16 offsets into `text`. undefined if the text turns out to be something else. */
  read(text: string, hint: DigestHint): ParsedDigest | undefined;
}
