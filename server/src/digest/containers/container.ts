import type { DigestHint } from '../digestHint';
import type { DigestFormat } from '../../model/digest';
import type { ParsedDigest } from '../recordDraft';

/** A format in which programs hand papers over: an export of a reference manager, a feed, the answer of an API. */
export interface Container {
  readonly format: DigestFormat;
  /** Whether a text is worth reading so, told from its beginning without white space before it, lines ending with LF; cheap. */
  looksLike(probe: string, hint: DigestHint): boolean;
  /** Total; positions are UTF-16 offsets into `text`. undefined where, on a closer look, the text is something else. */
  read(text: string, hint: DigestHint): ParsedDigest | undefined;
}
