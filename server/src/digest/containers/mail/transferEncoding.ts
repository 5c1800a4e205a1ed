import type { MappedText } from '../../../base/mappedText';
import { mapVerbatim } from '../../../base/mappedText';
import type { Span } from '../../../base/span';
import { encodeWindows1252 } from '../../../base/windows1252';
import { readBase64 } from './base64';
import type { Charset } from './charset';
import { findCharset } from './charset';
import { MappedDecoder } from './mappedDecoder';

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
