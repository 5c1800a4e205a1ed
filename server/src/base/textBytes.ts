/** A text as bytes. This takes half the memory of a string with a letter beyond Latin-1, and the garbage collector need not look at it. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /** UTF-8, unless the text contains half of a surrogate pair, which UTF-8 can't encode but JSON can contain. */
  readonly encoding: 'utf-8' | 'utf-16le';
}

/** A part of a text in UTF-8, for code that reads bytes. */
export interface Utf8Slice {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly isAscii: boolean;
}

/** The text of a file, and a message if the bytes could not be read as expected. */
interface DecodedText {
  /** The text without its byte order mark, so that offsets are those of an editor. Empty for a binary file. */
  readonly text: string;
  /** undefined if the bytes were read as UTF-8 or UTF-16. */
  readonly issue?: string;
}

interface ByteCounts {
  readonly evenZeros: number;
  readonly oddZeros: number;
  readonly controls: number;
}

export function hasHalfPair(text: string): boolean {
  return !text.isWellFormed();
}

export function encodeText(text: string): TextBytes {
  return hasHalfPair(text)
    ? { bytes: encodeUnits(text), encoding: 'utf-16le' }
    : { bytes: new TextEncoder().encode(text), encoding: 'utf-8' };
}

export function encodeUnits(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).buffer);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text in `bytes[start, end)`. The range must not cut a character. */
export function decodeBytes({ bytes, encoding }: TextBytes, start = 0, end = bytes.length): string {
  if (encoding === 'utf-8') return decoder.decode(bytes.subarray(start, end));
  const units = new Uint16Array(bytes.slice(start, end).buffer);
  const pieces: string[] = [];
  // TextDecoder would replace unpaired surrogates. A call with 8192 arguments is safe.
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
}

/** For UTF-16 offsets in a text, the offsets in the bytes of `encodeText(text)`. No offset may be within a surrogate pair. */
export function toByteOffsets(text: string, offsets: readonly number[]): Uint32Array {
  const found = new Uint32Array(offsets.length);
  if (hasHalfPair(text)) return found.map((_, index) => 2 * (offsets[index] ?? 0));
  const countBytes = createByteCounter();
  const order = offsets.map((_, index) => index).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
  let unit = 0;
  let byte = 0;
  for (const index of order) {
    const offset = offsets[index] ?? 0;
    byte += countBytes(text.slice(unit, offset));
    unit = offset;
    found[index] = byte;
  }
  return found;
}

/** Creates a function that returns the length of a text in UTF-8. It needs one buffer for all texts. */
function createByteCounter(): (text: string) => number {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(1 << 12);
  return (text) => {
    if (buffer.length < 3 * text.length) buffer = new Uint8Array(6 * text.length);
    return encoder.encodeInto(text, buffer).written;
  };
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

/**
 * The characters of windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard). Some runtimes decode these bytes as the controls of ISO
 * 8859-1.
 */
const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (control) => special.charAt(control.charCodeAt(0) - 0x80));
}

/** The byte of a UTF-16 code unit in windows-1252; undefined if windows-1252 does not have the character. */
export function encodeWindows1252(code: number): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = special.indexOf(String.fromCharCode(code));
  return at < 0 ? undefined : 0x80 + at;
}
