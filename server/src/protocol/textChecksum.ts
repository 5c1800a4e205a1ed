import { createChecksum } from '../base/checksum';

/** A checksum of a text, in hexadecimal digits. It is the same however the lines end, since editors make all line ends of a file alike. */
export function checksumText(text: string): string {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(text.replace(/\r\n?/g, '\n')));
  return checksum.finish();
}
