import { findLastStart } from './findLastStart';
import type { Span } from './span';

/** A text that was made of stretches of another, its source, and where each of its characters came from. */
export interface MappedText {
  readonly text: string;
  /** The stretch of the source that a stretch of the text was made of. Both count in UTF-16 units. */
  toSource(span: Span): Span;
}

/** Less than any place, and more than what the division of places loses. */
const rounding = 1e-6;

/**
 * Puts a text together from the stretches of its source, in their order. Places inside of a stretch of another length are shared
 * out evenly, so what stands a character for so many of the source (`=C3=A4`, base64) keeps exact places.
 */
export class MappedTextBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  /** Of each stretch: where it begins in the text, where in the source, and the units of the source for one of the text. */
  private readonly starts: number[] = [];
  private readonly sources: number[] = [];
  private readonly scales: number[] = [];
  private sourceEnd = 0;

  /** Adds `text`, made of the source from `start` to `end`. */
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

/** The text as it is, from `start` to `end` of its source. */
export function mapVerbatim(source: string, { start, end }: Span): MappedText {
  return { text: source.slice(start, end), toSource: (span) => ({ start: span.start + start, end: span.end + start }) };
}
