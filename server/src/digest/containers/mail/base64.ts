import { maskControls } from '../../../base/maskControls';
import type { MappedText } from '../../../base/mappedText';
import { MappedTextBuilder } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import { decodeWindows1252 } from '../../../base/windows1252';
import type { Charset } from './charset';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A longer line is decoded in pieces of this length, in UTF-16 units. RFC 2045, 6.8 allows no longer lines. */
const longestLine = 76;

/** Decoded bytes. For each line of the file, `lines` contains the position of the line and the offset at which its bytes end. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly lines: readonly { readonly bytesEnd: number; readonly start: number; readonly end: number }[];
}

/**
 * Decodes base64 (RFC 2045, 6.8) and skips characters outside the alphabet. Each position in the result is at least in the right line
 * of the file, and usually exact.
 */
export function readBase64(source: string, span: Span, charset: Charset): MappedText {
  const { bytes, lines } = readBytes(source, span);
  const decode = createDecoder(bytes, charset);
  const builder = new MappedTextBuilder();
  let bytesStart = 0;
  for (const { bytesEnd, start, end } of lines) {
    builder.add(maskControls(decode(bytes.subarray(bytesStart, bytesEnd))), start, end);
    bytesStart = bytesEnd;
  }
  return builder.finish();
}

function readBytes(source: string, { start, end }: Span): Bytes {
  const bytes = new Uint8Array(Math.ceil(((end - start) * 3) / 4));
  const lines: { bytesEnd: number; start: number; end: number }[] = [];
  const values = Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));
  let count = 0;
  let bits = 0;
  let bitCount = 0;
  let lineStart = -1;
  let lineEnd = -1;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    const value = values[code] ?? -1;
    if (code === 0x3d) bitCount = 0;
    if (value >= 0) {
      if (lineStart < 0) lineStart = at;
      lineEnd = at + 1;
      bits = ((bits << 6) | value) & 0xffff;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        bytes[count] = (bits >> bitCount) & 0xff;
        count += 1;
      }
    }
    if (lineStart >= 0 && (code === 0x0a || at + 1 === end || at + 1 - lineStart >= longestLine)) {
      lines.push({ bytesEnd: count, start: lineStart, end: lineEnd });
      lineStart = -1;
    }
  }
  return { bytes: bytes.subarray(0, count), lines };
}

/**
 * Creates a function that decodes the bytes of one line after another. If the bytes of a letter are divided between two lines, the
 * letter is decoded with the second line.
 */
function createDecoder(bytes: Uint8Array, { label, unit }: Charset): (bytes: Uint8Array) => string {
  if (unit === 'utf-8' && !isUtf8(bytes)) return decodeWindows1252;
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (part) => decoder.decode(part, { stream: true });
}

/** Whether all bytes are valid UTF-8. The last letter may be incomplete if another letter is outside ASCII. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    if (/[^\0-\x7f]/.test(decoder.decode(bytes, { stream: true }))) return true;
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
