import { maskControls } from '../../../base/escape';
import { type MappedText, MappedTextBuilder } from '../../../base/mappedText';
import { decodeWindows1252 } from '../../../base/textBytes';
import { type Charset, utf8LengthAt } from './charset';

/** Decodes the bytes of a part of a mail and records the position of each letter in the file. */
export class MappedDecoder {
  private readonly builder = new MappedTextBuilder();
  private readonly decode: (bytes: Uint8Array) => string;
  /** The bytes that have not been decoded yet. `starts` and `ends` contain the position of each byte in the file. */
  private bytes: number[] = [];
  private starts: number[] = [];
  private ends: number[] = [];

  constructor(
    private readonly source: string,
    private readonly charset: Charset,
  ) {
    const decoder = new TextDecoder(charset.label, { ignoreBOM: true });
    this.decode = (bytes) => decoder.decode(bytes);
  }

  /** Adds characters of the file that are not encoded. */
  addVerbatim(start: number, end: number): void {
    if (this.charset.unit !== 'line') {
      this.hand(start, end);
      return;
    }
    for (let at = start; at < end; at++) {
      const code = this.source.charCodeAt(at);
      if (code === 0x0a || code > 0x7f) this.hand(at, at + 1);
      else this.addByte(code, at, at + 1);
    }
  }

  addByte(byte: number, start: number, end: number): void {
    this.bytes.push(byte);
    this.starts.push(start);
    this.ends.push(end);
  }

  finish(): MappedText {
    this.flush();
    return this.builder.finish();
  }

  private hand(start: number, end: number): void {
    if (start >= end) return;
    this.flush();
    this.builder.add(this.source.slice(start, end), start, end);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    const { unit } = this.charset;
    if (unit === 'line') this.addLetters(this.decode(bytes), 0, bytes.length);
    else if (unit === 'byte') bytes.forEach((_, at) => this.addLetters(this.decode(bytes.subarray(at, at + 1)), at, 1));
    else this.flushUtf8(bytes);
    this.bytes = [];
    this.starts = [];
    this.ends = [];
  }

  private flushUtf8(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const length = utf8LengthAt(bytes, at);
      const letter = bytes.subarray(at, at + Math.max(1, length));
      this.addLetters(length === 0 ? decodeWindows1252(letter) : this.decode(letter), at, letter.length);
      at += letter.length;
    }
  }

  private addLetters(text: string, at: number, count: number): void {
    this.builder.add(maskControls(text), this.starts[at] ?? 0, this.ends[at + count - 1] ?? 0);
  }
}
