import type { Span } from '../../base/span';
import { classOf, digit, lower, upper } from './characterClass';

const smallS = 0x73;

/**
 * The parts of an ASCII name in camel case or with digits: Duo|Attention, GPT|4, LLM|Lingua, Llama|3.1. Empty if the name has only one
 * part. Single letters are left out. The plural of an abbreviation is one part: LLMs.
 */
export function splitCamelCase(word: string): readonly Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (let at = 1; at <= word.length; at++) {
    const border = at === word.length ? at : findBorder(word, at);
    if (border === undefined || border <= start) continue;
    if (start === 0 && border === word.length) return [];
    if (border - start > 1 || classAt(word, start) === digit) parts.push({ start, end: border });
    start = border;
  }
  return parts;
}

/** Where a part begins: at `at`, or at the capital before it (the L of `Lingua` in `LLMLingua`). undefined if none begins there. */
function findBorder(word: string, at: number): number | undefined {
  const before = classAt(word, at - 1);
  const here = classAt(word, at);
  if (before === here) return undefined;
  if (before === digit || here === digit || here === upper) return at;
  const isPlural = word.charCodeAt(at) === smallS && (at + 1 === word.length || classAt(word, at + 1) !== lower);
  return before === upper && at > 1 && classAt(word, at - 2) === upper && !isPlural ? at - 1 : undefined;
}

/** Every character except an ASCII letter counts as a digit, such as the decimal point in `3.1`. */
function classAt(word: string, at: number): number {
  const kind = classOf(word.charCodeAt(at));
  return kind === lower || kind === upper ? kind : digit;
}
