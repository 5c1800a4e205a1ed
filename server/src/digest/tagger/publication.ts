import { blankAccessDates } from '../fields/accessDate';
import type { UnnamedRecord } from '../recordDraft';
import { withoutDetails } from '../records/fields/venue';
import { labels } from './crf';
import type { TaggedTokens } from './tagLines';
import { minSureness, readTokens, sureness } from './tokenRuns';
import { locateTokens, readToken, type TokenRun, type Tokens, tokenTypes } from './tokens';

const venueLabel = labels.indexOf('venue');
const yearLabel = labels.indexOf('year');

/** What the model takes for venues and years in a record: the first that begins in or below the line of the title, and the last above. */
interface Publication {
  year?: number;
  venue?: string;
  yearAbove?: number;
  venueAbove?: string;
}

/**
 * Adds what the model takes for the venue of a record, and the year where none was read. A year in the line of the title is that of the
 * record: one above may be the last of a record whose title was not found.
 */
export function addPublication(entries: readonly UnnamedRecord[], tagged: TaggedTokens): readonly UnnamedRecord[] {
  const found = entries.map((): Publication => ({}));
  const { tokens, labels: own } = tagged;
  const offsets = locateTokens(tokens);
  let index = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const label = own[at];
    if (label !== venueLabel && label !== yearLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === label) at += 1;
    const run = { first, last: at };
    const offset = offsets[first] ?? 0;
    while (index < entries.length && (entries[index]?.span.end ?? 0) <= offset) index += 1;
    const [each, entry] = [found[index], entries[index]];
    if (each === undefined || entry === undefined || offset < entry.span.start || sureness(tagged, run, label) < minSureness) continue;
    const line = tokens.lines[tokens.lineOf[first] ?? 0];
    const isAbove = line !== undefined && line.span.end <= entry.titleSpan.start;
    const text = readTokens(tokens, run);
    if (label === yearLabel && /^(?:1[6-9]|20)\d\d$/.test(text) && !isOfAccess(tokens, first)) {
      if (isAbove) each.yearAbove = Number(text);
      else each.year ??= Number(text);
    }
    if (label !== venueLabel) continue;
    while (at + 2 < tokens.count && joinsVenue(tagged, at + 1)) at += own[at + 1] === venueLabel ? 1 : 2;
    const name = readVenue(tagged, { first, last: at });
    if (name === undefined) continue;
    if (isAbove) each.venueAbove = name;
    else each.venue ??= name;
  }
  return entries.map((entry, each) => {
    const { year, venue, yearAbove, venueAbove } = found[each] ?? {};
    const isOther = entry.year !== undefined && entry.year === yearAbove && year !== undefined;
    const chosenYear = isOther ? year : (entry.year ?? year ?? yearAbove);
    const chosenVenue = venue ?? venueAbove ?? entry.venue;
    return {
      ...entry,
      ...(chosenYear === undefined ? {} : { year: chosenYear }),
      ...(chosenVenue === undefined ? {} : { venue: chosenVenue }),
    };
  });
}

/** Whether a year is that of a day on which a web page was read. */
function isOfAccess({ lineOf, lineTexts, starts, ends }: Tokens, at: number): boolean {
  const text = (lineTexts[lineOf[at] ?? 0] ?? '').slice(0, ends[at]);
  return blankAccessDates(text.slice(-60)).endsWith(' '.repeat((ends[at] ?? 0) - (starts[at] ?? 0)));
}

/** A word that a full stop shortens: it seldom ends in a vowel. */
const shortened = /^\p{L}?\p{Ll}{0,5}[^\p{Lu}aeiouаеиоуыэюя]$/u;

/** Whether a venue goes on at a token, or behind an ampersand or the full stop of a shortened word: `Int. J. Robot. Res.` */
function joinsVenue({ tokens, labels: own }: TaggedTokens, at: number): boolean {
  if (own[at] === venueLabel) return true;
  const mark = readToken(tokens, at);
  const isJoint =
    mark === '&' || (mark === '.' && (shortened.test(readToken(tokens, at - 1)) || /^\p{Lu}$/u.test(readToken(tokens, at - 1))));
  return isJoint && own[at + 1] === venueLabel && tokens.types[at + 1] === tokenTypes.word;
}

/** A word before a venue. */
const insideWord = /^(?:in|en|em|dans|im|w|в|trong|dalam)$/iu;

/** The name of a venue without details; undefined for a part of one, and for words around it. */
function readVenue({ tokens, parts }: TaggedTokens, { first, last }: TokenRun): string | undefined {
  const isWord = (at: number, within: number): boolean =>
    parts.partOf[at] === parts.partOf[within] && tokens.types[at] !== tokenTypes.number;
  const before = insideWord.test(readToken(tokens, first - 1)) ? first - 2 : first - 1;
  if (isWord(before, first) || isWord(last + 1, last)) return undefined;
  const isAbbreviated = readToken(tokens, last + 1) === '.' && /^\p{L}*\p{Ll}$/u.test(readToken(tokens, last));
  const isPart = isAbbreviated && tokens.types[last + 2] === tokenTypes.word && readToken(tokens, last).length < 5;
  const text = withoutDetails(readTokens(tokens, { first, last }).replace(/[\s,:;]*(?:\b(?:pages?|pp?|abs|vol|no)\b\W*)?$/iu, ''));
  const isName =
    !isPart && text.length < maxVenueLength && /^[\p{L}\p{N}]/u.test(text) && !/^(?:in|proc|hg|hrsg|eds?)\b(?:\W+\p{L})?$/iu.test(text);
  return isName && /\p{L}{2}/u.test(text) ? text : undefined;
}

/** In UTF-16 units. */
const maxVenueLength = 200;
