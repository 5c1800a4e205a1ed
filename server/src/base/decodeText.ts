import { encodeText, type TextBytes } from './textBytes';
import { decodeWindows1252 } from './windows1252';

/** The text of a file, and a message if the bytes could not be read as expected. */
export interface DecodedText {
  /** The text without its byte order mark, so that offsets are those of an editor. Empty for a binary file. */
  readonly text: string;
  /** undefined if the bytes were read as UTF-8 or UTF-16. */
  readonly issue?: string;
}

/** How many bytes from the beginning of a file decide whether it is text. */
const probeLength = 65_536;

/**
 * Decodes a text file as editors do. A byte order mark decides the encoding. A file without a mark is read as UTF-16 if its zero bytes
 * suggest it. Otherwise it is read as UTF-8, or as windows-1252 if it is not valid UTF-8 (WHATWG Encoding Standard). Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = findEncoding(bytes);
  if (encoding === undefined) return { text: '', issue: 'This is a binary file.' };
  try {
    // Without `ignoreBOM` the decoder drops the mark.
    const text = new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
    return { text };
  } catch {
    const issue = "This file isn't UTF-8 and was read as Windows-1252. If characters look wrong, save it as UTF-8.";
    return { text: decodeWindows1252(bytes), issue };
  }
}

/** The bytes of a decoded text. These are `bytes` without the byte order mark if the file is in UTF-8, otherwise a copy in UTF-8. */
export function findTextBytes(bytes: Uint8Array, { text, issue }: DecodedText): TextBytes {
  if (issue !== undefined || findEncoding(bytes) !== 'utf-8') return encodeText(text);
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { bytes: isMarked ? bytes.subarray(3) : bytes, encoding: 'utf-8' };
}

function findEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const probe = bytes.subarray(0, probeLength);
  const counts = countBytes(probe);
  if (counts.evenZeros + counts.oddZeros > 0) return findUtf16(probe, counts);
  // Text has almost no control bytes except tab, line feed, form feed, carriage return and escape. If more than one byte in 50 is
  // another control byte, the file is binary.
  return counts.controls * 50 > probe.length ? undefined : 'utf-8';
}

interface ByteCounts {
  readonly evenZeros: number;
  readonly oddZeros: number;
  readonly controls: number;
}

function countBytes(probe: Uint8Array): ByteCounts {
  let evenZeros = 0;
  let oddZeros = 0;
  let controls = 0;
  for (let at = 0; at < probe.length; at += 1) {
    const byte = probe[at] ?? 0;
    if (byte >= 0x20) continue;
    if (byte === 0) {
      if (at % 2 === 0) evenZeros += 1;
      else oddZeros += 1;
    } else if (byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) {
      controls += 1;
    }
  }
  return { evenZeros, oddZeros, controls };
}

/**
 * Western text in UTF-16 has a zero in nearly every second byte: either at odd or at even offsets. A binary file usually has zeros at
 * both.
 */
function findUtf16(probe: Uint8Array, counts: ByteCounts): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = probe.length / 2;
  if (counts.controls * 50 > probe.length) return undefined;
  if (counts.oddZeros > pairs * 0.4 && counts.evenZeros < pairs * 0.02) return 'utf-16le';
  if (counts.evenZeros > pairs * 0.4 && counts.oddZeros < pairs * 0.02) return 'utf-16be';
  return undefined;
}
