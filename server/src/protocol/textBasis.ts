import type { TextVersion } from '../workspace/files/textFile';
import type { Encoder } from './encode';
import type { TextBasis } from './requests';
import { checksumText } from './textChecksum';

/** Says that edits are for this text. To be called before the document can change, so that its version is that of the text. */
export function toBasis({ uri, text }: TextVersion, { toVersion }: Encoder): TextBasis {
  const version = toVersion(uri);
  return { ...(version === null ? {} : { version }), checksum: checksumText(text) };
}
