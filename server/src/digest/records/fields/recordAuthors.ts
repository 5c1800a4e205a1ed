import { findLastStart } from '../../../base/lineIndex';
import type { AuthorList } from '../../../model/authorList';
import { putGivenFirst } from '../../fields/authors';
import { type RecordDraft, setAuthors } from '../../recordDraft';
import type { RecordBlock } from '../blocks/recordBlock';
import { authorLikeness, readLabel } from '../slots/evidence';
import { blankLinkLabels, type LabelledText } from './labelledTexts';
import { findPeople, splitPeople } from './people';
import { isVenue } from './venue';

export function readRecordAuthors(draft: RecordDraft, texts: readonly LabelledText[]): void {
  const labelled = texts.filter(({ label }) => label === 'authors');
  if (labelled.length > 0) {
    // A table may have a column for the speaker, and one for all authors.
    const lists = [...new Set(labelled.map(({ block }) => block))].map((block) => readLabelledPeople(labelled, block));
    setAuthors(
      draft,
      lists.reduce((most, each) => (each.authors.length > most.authors.length ? each : most)),
    );
    return;
  }
  const inLines = findNamesInLines(texts);
  if (inLines !== undefined) {
    draft.authors = inLines;
    return;
  }
  let single: string | undefined;
  for (const { block, start, end, label, isBefore } of texts) {
    if (label !== undefined && label !== 'other') continue;
    const text = blankLinkLabels(block, start, findEndOfAuthors(block, start, end)).replaceAll('\n', ' ');
    const found = findPeople(text);
    if (found === undefined) continue;
    const names = text.slice(found.start, found.end);
    if (found.isSure) {
      setAuthors(draft, splitPeople(names));
      return;
    }
    // A single name that is not sure counts only after the title and without a label. It must be in italics, or be the whole first line
    // after the title.
    const isApart =
      isItalic(block, start + found.start, start + found.end) ||
      (texts.find((each) => !each.isBefore)?.start === start && names.trim() === text.trim() && isLine(block, start, end));
    if (label === undefined && !isBefore && isApart) single ??= names;
  }
  if (single !== undefined) setAuthors(draft, splitPeople(single));
}

/** The people in those of the labelled texts that are in a block. */
function readLabelledPeople(labelled: readonly LabelledText[], block: RecordBlock): AuthorList {
  const own = labelled.filter((each) => each.block === block);
  const people = own.filter(({ text }, at) => at === 0 || (readLabel(text) === undefined && authorLikeness(text) > 0));
  return splitPeople(people.map(({ text }) => text).join(', '));
}

/**
 * The people in the paragraph directly after the title, if at least two of its lines are one name each and all others are venues;
 * otherwise undefined.
 */
function findNamesInLines(texts: readonly LabelledText[]): readonly string[] | undefined {
  const first = texts.find(({ isBefore }) => !isBefore);
  if (first === undefined || first.label !== undefined || !isLine(first.block, first.start, first.end)) return undefined;
  const lines = texts.filter(({ block, isBefore, text }) => block === first.block && !isBefore && !isVenue(text));
  return lines.length > 1 && lines.every(({ text, label }) => label === undefined && authorLikeness(text) === 0.5)
    ? lines.map(({ text }) => putGivenFirst(text))
    : undefined;
}

/** About the longest list of people or reference that is read, in UTF-16 units. */
export const maxReferenceLength = 1500;

/**
 * The end of a list of people that begins in the line from `start` to `end` and may be hard-wrapped. The lines of such a list break
 * between two names, or within a name after an initial.
 */
export function findEndOfAuthors({ text, lineStarts }: RecordBlock, start: number, end: number): number {
  let last = end;
  for (let next = findLastStart(lineStarts, end) + 1; next < lineStarts.length && last - start < maxReferenceLength; next += 1) {
    const from = lineStarts[next] ?? 0;
    if (
      !/(?:[,;&]|\band|[\s,]\p{Lu}\.)\s*$/u.test(text.slice(Math.max(start, last - 20), last)) &&
      !/^\s*(?:and|&)\s/.test(text.slice(from, from + 8))
    )
      break;
    last = (lineStarts[next + 1] ?? text.length + 1) - 1;
  }
  return last;
}

function isLine({ lineStarts }: RecordBlock, start: number, end: number): boolean {
  return lineStarts.includes(start) && end > start;
}

function isItalic({ parts }: RecordBlock, start: number, end: number): boolean {
  return parts.some((part) => part.piece.italic && part.start <= start && part.end >= end);
}
