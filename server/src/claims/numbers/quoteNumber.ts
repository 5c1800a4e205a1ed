import { sliceSpan, type Span } from '../../base/span';

/** The longest quotation, in UTF-16 units. */
const longestQuote = 180;

/**
 * The words of an abstract that give a number: its sentence, or the part around the number if that is long. `text` is the readable
 * abstract. What is left out is shown as `...`.
 */
export function quoteNumber(text: string, sentence: Span, number: Span): string {
  if (sentence.end - sentence.start <= longestQuote) return sliceSpan(text, sentence).replace(/[\s.]+$/, '');
  const room = Math.max(0, longestQuote - (number.end - number.start));
  const from = Math.max(sentence.start, Math.min(number.start - Math.floor(room * 0.6), sentence.end - longestQuote));
  const to = Math.min(sentence.end, from + longestQuote);
  const start = from === sentence.start ? from : skipToWord(text, from, number.start);
  const end = to === sentence.end ? to : Math.max(number.end, text.lastIndexOf(' ', to));
  const quoted = text.slice(start, Math.min(end, start + longestQuote)).trim();
  return `${start > sentence.start ? '... ' : ''}${quoted.replace(/[\s.,]+$/, '')}${end < sentence.end ? ' ...' : ''}`;
}

function skipToWord(text: string, from: number, to: number): number {
  const blank = text.indexOf(' ', from);
  return blank === -1 || blank >= to ? from : blank + 1;
}
