import type { MappedText } from '../../../base/mappedText';
import { mapVerbatim } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import { encodeWindows1252 } from '../../../base/windows1252';
import { readBase64 } from './base64';
import type { Charset } from './charset';
import { findCharset } from './charset';
import { LetterWriter } from './letterWriter';

/**
 * Decodes the text of a part of a mail (RFC 2045, 6), with the positions of its letters in the file. Never throws; text that is not
 * encoded as declared is kept as it is.
 */
export function decodePart(source: string, span: Span, encoding: string, charsetName: string | undefined): MappedText {
  const charset = findCharset(charsetName);
  if (encoding === 'quoted-printable') return readQuotedPrintable(source, span, charset);
  if (encoding === 'base64') return readBase64(source, span, charset);
  return readEightBit(source, span, charset);
}

/** RFC 2045, 6.7: `=C3=A4` is two bytes, `=` at the end of a line joins it with the next, and blanks at the end of a line are ignored. */
function readQuotedPrintable(source: string, { start, end }: Span, charset: Charset): MappedText {
  const letters = new LetterWriter(source, charset);
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

/** The end of the line without trailing blanks. */
function findLineEnd(source: string, from: number, nextLine: number): number {
  return source.charCodeAt(nextLine - 1) !== 0x0a
    ? nextLine
    : nextLine - 2 >= from && source.charCodeAt(nextLine - 2) === 0x0d
      ? nextLine - 2
      : nextLine - 1;
}

/** The offset of the next `=`, or the end. */
function findSign(source: string, from: number, end: number): number {
  const found = source.slice(from, end).indexOf('=');
  return found < 0 ? end : from + found;
}

/** `firstSign` is the offset of the first `=` in or after the line. */
function addQuotedLine(source: string, start: number, end: number, firstSign: number, letters: LetterWriter): void {
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
 * Reads bytes that are not encoded. When the file was read they were decoded as UTF-8, or as windows-1252 if any mail in the file
 * is not UTF-8. Letters that may all result from windows-1252 are converted back to bytes.
 */
function readEightBit(source: string, span: Span, charset: Charset): MappedText {
  if (!mayBeMisread(source, span, charset)) return mapVerbatim(source, span);
  const letters = new LetterWriter(source, charset);
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

/** Letters outside windows-1252 were decoded correctly. So were single accented letters, unless they are bytes of UTF-8. */
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
