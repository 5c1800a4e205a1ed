import { findLastStart } from './lineIndex';
import type { Span } from './span';

/** A text that is composed of parts of another text, its source. Spans of the text can be converted to spans of the source. */
export interface MappedText {
  readonly text: string;
  /** The span of the source from which a span of the text was made. Both are UTF-16 offsets. */
  toSource(span: Span): Span;
}

/**
 * A tolerance for `toSource`, which rounds interpolated offsets. It is larger than their floating-point error, and too small to reach
 * the next character.
 */
const rounding = 1e-6;

/**
 * Composes a text from parts of its source, in their order. If a part has another length than its source, offsets inside it are
 * interpolated. They are exact if each character was encoded with the same number of characters, as in `=C3=A4=C3=B6`.
 */
export class MappedTextBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  /**
   * For each run of adjacent parts with the same scale: its start in the text, its start in the source, and the scale, which is the
   * number of source units per unit of the text.
   */
  private readonly starts: number[] = [];
  private readonly sources: number[] = [];
  private readonly scales: number[] = [];
  private sourceEnd = 0;

  /** Appends `text`, which was made from `[start, end)` of the source. */
  add(text: string, start: number, end: number): void {
    if (text === '') return;
    const scale = (end - start) / text.length;
    if (this.starts.length === 0 || start !== this.sourceEnd || scale !== this.scales.at(-1)) {
      this.starts.push(this.length);
      this.sources.push(start);
      this.scales.push(scale);
    }
    this.parts.push(text);
    this.length += text.length;
    this.sourceEnd = end;
  }

  finish(): MappedText {
    const { starts, sources, scales } = this;
    const placeOf = (offset: number, stretch: number): number =>
      (sources[stretch] ?? 0) + (offset - (starts[stretch] ?? 0)) * (scales[stretch] ?? 1);
    return {
      text: this.parts.join(''),
      toSource({ start, end }) {
        const from = Math.floor(placeOf(start, findLastStart(starts, start)) + rounding);
        return { start: from, end: end <= start ? from : Math.ceil(placeOf(end, findLastStart(starts, end - 1)) - rounding) };
      },
    };
  }
}

/** The unchanged text of a span of `source`. */
export function mapVerbatim(source: string, { start, end }: Span): MappedText {
  return { text: source.slice(start, end), toSource: (span) => ({ start: span.start + start, end: span.end + start }) };
}
