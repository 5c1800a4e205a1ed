import { labels } from './crf';
import type { Layout } from './layout';
import { readToken, type Tokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');
const authorLabel = labels.indexOf('author');
const yearLabel = labels.indexOf('year');
const otherLabel = labels.indexOf('other');
const venueLabel = labels.indexOf('venue');

/** A title before its subtitle has at most so many words and marks. */
const maxTitleTokens = 16;

/**
 * Labels the first part of a title as title if a full stop divides it from its subtitle, as in references to books of the humanities:
 * `Beck, Ulrich: Risikogesellschaft. Auf dem Weg in eine andere Moderne.` The model often takes such a first part for a venue. But in none
 * of the lists in `lab/lists` does a venue stand directly after the people and before the title.
 */
export function joinSubtitles({ tokens, coarse }: Layout, found: Uint8Array): void {
  for (let part = 2; part + 2 < coarse.count; part += 1) {
    const [start, stop, next] = [0, 1, 2].map((each) => coarse.starts[part + each] ?? 0) as [number, number, number];
    if (coarse.isDelimiter[part] === 1 || coarse.isDelimiter[part + 2] === 1) continue;
    if (found[next] !== titleLabel || stop - start > maxTitleTokens || (coarse.contents[part] ?? 0) !== 0) continue;
    if (!isStop(tokens, stop, next) || !followsPeople(tokens, found, start) || !isOpen(found.subarray(start, stop))) continue;
    found.fill(titleLabel, start, next);
    part += 2;
  }
}

/** Whether there is only a full stop between two parts, or a full stop and the end of a wrapped line. */
function isStop(tokens: Tokens, from: number, to: number): boolean {
  if (readToken(tokens, from) !== '.') return false;
  for (let at = from + 1; at < to; at += 1)
    if (tokens.types[at] !== tokenTypes.break || tokens.lines[tokens.lineOf[at] ?? 0]?.startsBlock === true) return false;
  return true;
}

/** Whether only marks stand between a token and the people before it, or marks and the year of the reference. */
function followsPeople(tokens: Tokens, found: Uint8Array, start: number): boolean {
  let at = start - 1;
  while (at > 0 && tokens.types[at] === tokenTypes.mark && found[at] !== authorLabel && found[at] !== yearLabel) at -= 1;
  if (at === start - 1 && found[at] !== authorLabel) return false;
  while (at > 0 && (found[at] === yearLabel || (tokens.types[at] === tokenTypes.mark && found[at] !== authorLabel))) at -= 1;
  return found[at] === authorLabel;
}

function isOpen(own: Uint8Array): boolean {
  return own.every((label) => label === titleLabel || label === otherLabel || label === venueLabel);
}
