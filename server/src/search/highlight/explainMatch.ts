import { fieldTexts, type SearchDocument, type SearchField, shortFields } from '../searchDocument';
import { chooseSnippet, type Highlight, type Highlighter } from './highlighter';

/** A field that matched. `ranges` are the matching stretches [start, end) in UTF-16 offsets of `text`, ordered and disjoint. */
export interface FieldMatch {
  readonly field: SearchField;
  /**
   * The text of the field. For an abstract, only the part that matches best, about one sentence long, with "…" where a sentence is cut.
   */
  readonly text: string;
  readonly ranges: readonly MatchRange[];
  /** Words of `text`, in lower case, that the writer may have meant by misspelt words of the query. */
  readonly corrected?: readonly string[];
}

type MatchRange = readonly [start: number, end: number];

/** Explains why a document was found: lists its fields that contain words of the query, with the places of these words. */
export function explainMatch(document: SearchDocument, highlighter: Highlighter): readonly FieldMatch[] {
  const matches: FieldMatch[] = [];
  for (const field of shortFields) {
    for (const text of fieldTexts(document, field)) {
      const highlights = highlighter.findHighlights(text);
      if (highlights.length > 0)
        matches.push({
          field,
          text,
          ranges: joinRanges(highlights.map(({ start, end }) => [start, end])),
          ...listCorrected(text, highlights),
        });
    }
  }
  // Some documents make their abstract anew at each reading.
  const { abstract } = document;
  const highlights = highlighter.findHighlights(abstract);
  if (highlights.length === 0) return matches;
  const { text, start, shift } = chooseSnippet(abstract, highlights, highlighter.rarities);
  const inside = highlights.filter((highlight) => highlight.start >= start && highlight.end <= start + text.length);
  return [
    ...matches,
    {
      field: 'abstract',
      text,
      ranges: joinRanges(inside.map((highlight) => [highlight.start - start + shift, highlight.end - start + shift])),
      ...listCorrected(abstract, inside),
    },
  ];
}

function listCorrected(text: string, highlights: readonly Highlight[]): Pick<FieldMatch, 'corrected'> {
  const corrected = new Set(
    highlights.filter(({ isCorrected }) => isCorrected).map(({ start, end }) => text.slice(start, end).toLowerCase()),
  );
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
