import type { RecordBlock } from '../blocks/recordBlock';
import { trimTitle } from '../titles/trimTitle';
import type { TitleCandidate } from './candidates';
import { authorLikeness } from './evidence';
import { titleLikeness } from './titleLikeness';

const name = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,2}`;
const others = String.raw`(?:,? et\.? ?al\b\.?|(?:,? (?:and|&)|,) ${name})`;
const year = String.raw`\(?(?:19|20)\d\d\b(?![-–]\d)`;
/** No blank before: a search that began at each blank of a long run would take time that grows with the square of its length. */
const runStart = String.raw`(?<!\s)`;
/** What writers put after a title: an arrow, `, Wei et al 2022` on the same or the next line, `, 2022`, `. Ada Berg`. */
const after = new RegExp(
  String.raw`${runStart}\s+(?:--+>?|->|=>|→|\||·)\s|${runStart}\s+by ${name}(?:,? et\.? ?al\b|,? (?:and|&) \p{Lu})|[,.;]\s+(?:${name}(?:${others}|,?\s+${year})|${year})|(?<!\bvs|\b\p{Lu}|\bal)\.\s+(?=\p{Lu})|\n\s*(?:${name}${others}|${year}|\(|(?:Published|Submitted) )`,
  'u',
);
const dash = new RegExp(String.raw`${runStart}\s+[-–—]\s+`, 'u');
/** People and year before a title: `Wei et al. (2022).`, `Wei 2022:`. */
const peopleFirst = new RegExp(String.raw`^\s*(?:${name}(?:${others})*[,.]?\s+)${year}[a-z]?\)?[.:,]?\s+`, 'u');
const brackets = new RegExp(String.raw`${runStart}\s*[([]([^()[\]]{1,60})[)\]]`, 'g');

/**
 * The part of a line in a hand-written list that may be a title. It begins after people and year, and ends before the first text that
 * writers put after titles.
 */
export function findTitleSpanAtStart(line: string): { readonly start: number; readonly end: number } {
  const start = peopleFirst.exec(line)?.[0].length ?? 0;
  const rest = line.slice(start);
  let end = after.exec(rest)?.index ?? rest.length;
  for (const bracket of rest.matchAll(brackets)) if (bracket.index > 0 && isAside(bracket[1] ?? '')) end = Math.min(end, bracket.index);
  const parted = dash.exec(rest.slice(0, end));
  // Titles contain dashes too: if the words after a dash read like a title, they are the second half of the title.
  if (parted !== null && titleLikeness(rest.slice(parted.index + parted[0].length, end)) < 0.7) end = parted.index;
  return { start, end: start + end };
}

/** Whether words in brackets do not belong to the title: `ICLR23`, `Wei et al., 2022`, `printed`. */
function isAside(words: string): boolean {
  return /(?:19|20)\d\d|['’]\d\d|[A-Z]\d\d\b/.test(words) || /^\p{Ll}/u.test(words) || authorLikeness(words) >= 0.5;
}

/**
 * The beginning of a block in a hand-written list, if it may be a title. If the block begins with bold, italic or linked words, the
 * title consists of these words. Otherwise it ends before the first link or before what writers put after titles. undefined if the
 * title would be too short.
 */
export function findTitleAtStart(block: RecordBlock, headEnd: number): TitleCandidate | undefined {
  const { text, parts } = block;
  const first = parts.find(({ piece }) => /\p{L}/u.test(piece.text));
  if (first === undefined) return undefined;
  const { link, bold, italic } = first.piece;
  const isLink = link !== undefined && !/^https?:/i.test(first.piece.text.trim());
  let { start, end } = first;
  if (isLink || bold || italic) {
    for (const part of parts)
      if (part.start === end && part.piece.link === link && part.piece.bold === bold && part.piece.italic === italic) end = part.end;
  } else {
    const next = parts.find(({ start: from, piece }) => from > first.start && piece.link !== undefined);
    const opening = findTitleSpanAtStart(text.slice(0, Math.min(headEnd, next?.start ?? headEnd)));
    start = opening.start;
    end = opening.end;
  }
  const span = trimTitle(block, start, end);
  return span.end - span.start < 3 || !/\p{L}{2}/u.test(text.slice(span.start, span.end)) ? undefined : { block, ...span, slot: 'opening' };
}
