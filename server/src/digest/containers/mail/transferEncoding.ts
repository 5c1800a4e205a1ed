import { maskControls } from '../../../base/escape';
import { type MappedText, MappedTextBuilder, mapVerbatim } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import { decodeWindows1252, encodeWindows1252 } from '../../../base/textBytes';
import { type Charset, findCharset } from './charset';
import { MappedDecoder } from './mappedDecoder';

/** Decoded bytes. For each line of the file, `lines` contains the position of the line and the offset at which its bytes end. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly lines: readonly { readonly bytesEnd: number; readonly start: number; readonly end: number }[];
}

/**
 * Decodes the text of a part of a mail (RFC 2045, 6), and keeps the positions of the letters in the file. Never throws, even if the
 * text is not encoded as declared.
 */
export function decodePart(source: string, span: Span, encoding: string, charsetName: string | undefined): MappedText {
  const charset = findCharset(charsetName);
  if (encoding === 'quoted-printable') return readQuotedPrintable(source, span, charset);
  if (encoding === 'base64') return readBase64(source, span, charset);
  return readEightBit(source, span, charset);
}

/**
 * Decodes quoted-printable (RFC 2045, 6.7): `=C3=A4` is two bytes, `=` at the end of a line joins the line with the next one, and white
 * space at the end of a line is ignored.
 */
function readQuotedPrintable(source: string, { start, end }: Span, charset: Charset): MappedText {
  const letters = new MappedDecoder(source, charset);
  let sign = -1;
  for (let lineStart = start; lineStart < end; ) {
    const found = source.indexOf('\n', lineStart);
    const nextLine = found < 0 || found >= end ? end : found + 1;
    let lineEnd = nextLine;
    while (lineEnd > lineStart && source.charCodeAt(lineEnd - 1) <= 0x20) lineEnd -= 1;
    const isSoft = lineEnd > lineStart && source.charCodeAt(lineEnd - 1) === 0x3d;
    if (sign < lineStart) sign = findSign(source, lineStart, end);
    addQuotedLine(source, lineStart, isSoft ? lineEnd - 1 : lineEnd, sign, letters);
    if (!isSoft) letters.addVerbatim(nextLine > lineEnd ? findLineEnd(source, lineEnd, nextLine) : nextLine, nextLine);
    lineStart = nextLine;
  }
  return letters.finish();
}

/** The offset of the line break (LF or CRLF) at the end of a line; `nextLine` if the line has no line break. */
function findLineEnd(source: string, from: number, nextLine: number): number {
  return source.charCodeAt(nextLine - 1) !== 0x0a
    ? nextLine
    : nextLine - 2 >= from && source.charCodeAt(nextLine - 2) === 0x0d
      ? nextLine - 2
      : nextLine - 1;
}

/** The offset of the next `=`; `end` if there is none. */
function findSign(source: string, from: number, end: number): number {
  const found = source.slice(from, end).indexOf('=');
  return found < 0 ? end : from + found;
}

/** Adds one line of quoted-printable text. `firstSign` is the offset of the first `=` in the line or after it. */
function addQuotedLine(source: string, start: number, end: number, firstSign: number, letters: MappedDecoder): void {
  let from = start;
  for (let at = firstSign; at < end; at = findSign(source, at + 1, end)) {
    const digits = at + 3 > end ? '' : source.slice(at + 1, at + 3);
    if (!/^[\da-f]{2}$/i.test(digits)) continue;
    letters.addVerbatim(from, at);
    letters.addByte(Number.parseInt(digits, 16), at, at + 3);
    from = at + 3;
  }
  letters.addVerbatim(from, end);
}

/**
 * Reads a text that is encoded neither as quoted-printable nor as base64. When the file was opened, its bytes were decoded as UTF-8, or
 * as windows-1252 if any mail in the file is not UTF-8. If windows-1252 may have been wrong for this text, its letters are converted
 * back to bytes and decoded with the right character set.
 */
function readEightBit(source: string, span: Span, charset: Charset): MappedText {
  if (!mayBeMisread(source, span, charset)) return mapVerbatim(source, span);
  const letters = new MappedDecoder(source, charset);
  let from = span.start;
  for (let at = span.start; at < span.end; at++) {
    const code = source.charCodeAt(at);
    const byte = code < 0x80 ? undefined : encodeWindows1252(code);
    if (byte === undefined) continue;
    letters.addVerbatim(from, at);
    letters.addByte(byte, at, at + 1);
    from = at + 1;
  }
  letters.addVerbatim(from, span.end);
  return letters.finish();
}

/**
 * Whether a text may have been decoded with the wrong character set. The answer is no if a character is outside windows-1252. Otherwise
 * adjacent letters outside ASCII decide, because they are probably the bytes of other letters. If the text is to be read as UTF-8, one
 * adjacent pair is enough. In any other character set, more than a third of the letters outside ASCII must come directly after another
 * one.
 */
function mayBeMisread(source: string, { start, end }: Span, { unit }: Charset): boolean {
  let count = 0;
  let adjacent = 0;
  for (let at = start, last = -2; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code < 0x80) continue;
    if (encodeWindows1252(code) === undefined) return false;
    count += 1;
    if (last === at - 1) adjacent += 1;
    last = at;
  }
  return count > 0 && (unit === 'utf-8' ? adjacent > 0 : adjacent * 3 > count);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A longer line is decoded in pieces of this length, in UTF-16 units. RFC 2045, 6.8 allows no longer lines. */
const maxLineLength = 76;

/**
 * Decodes base64 (RFC 2045, 6.8) and skips characters outside the alphabet. Each position in the result is at least in the right line
 * of the file, and usually exact.
 */
function readBase64(source: string, span: Span, charset: Charset): MappedText {
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
    if (lineStart >= 0 && (code === 0x0a || at + 1 === end || at + 1 - lineStart >= maxLineLength)) {
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
