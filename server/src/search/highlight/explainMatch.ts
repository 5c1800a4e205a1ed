import { chooseSnippet } from './snippet';
import type { Highlight, Highlighter } from './highlighter';
import { fieldTexts, searchFields, type SearchDocument, type SearchField } from '../searchDocument';

/** A field that matched, and the stretches of it that did: [start, end) in UTF-16 offsets of `text`, ordered and disjoint. */
export interface FieldMatch {
  readonly field: SearchField;
  /** Of an abstract the passage that matches best, about a sentence; with "…" where it begins or ends inside of one. */
  readonly text: string;
  readonly ranges: readonly MatchRange[];
  /** Words of it that were typed otherwise: what was typed is taken for a misspelling of them. */
  readonly corrected?: readonly string[];
}

export type MatchRange = readonly [start: number, end: number];

/** Says why a document was found. */
export function explainMatch(document: SearchDocument, marker: Highlighter): readonly FieldMatch[] {
  const matches: FieldMatch[] = [];
  for (const field of searchFields) {
    for (const text of fieldTexts(document, field)) {
      const marks = marker.findHighlights(text);
      if (marks.length > 0)
        matches.push({ field, text, ranges: joinRanges(marks.map(({ start, end }) => [start, end])), ...listCorrected(text, marks) });
    }
  }
  const marks = marker.findHighlights(document.abstract);
  if (marks.length === 0) return matches;
  const { text, start, shift } = chooseSnippet(document.abstract, marks, marker.rarities);
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= start + text.length);
  return [
    ...matches,
    {
      field: 'abstract',
      text,
      ranges: joinRanges(inside.map((mark) => [mark.start - start + shift, mark.end - start + shift])),
      ...listCorrected(document.abstract, inside),
    },
  ];
}

function listCorrected(text: string, marks: readonly Highlight[]): Pick<FieldMatch, 'corrected'> {
  const corrected = new Set(marks.filter(({ isCorrected }) => isCorrected).map(({ start, end }) => text.slice(start, end).toLowerCase()));
  return corrected.size === 0 ? {} : { corrected: [...corrected] };
}

function joinRanges(ranges: readonly MatchRange[]): readonly MatchRange[] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = joined[joined.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
