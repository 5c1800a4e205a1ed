import { lazy } from '../../base/lazy';
import { listOverlapping, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import type { DraftFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { createOrdinaryWordTest } from './ordinaryWord';

/** A paper's name in a text: "as DuoAttention shows". */
export interface Mention {
  readonly span: Span;
  /** Never empty; several if several papers have the name. */
  readonly papers: readonly Paper[];
}

/** The mentions of papers in a draft that touch `span`, in order and disjoint: none in code, math, comments and the like. */
export function findMentions(
  snapshot: Snapshot,
  { text, scan }: DraftFile,
  span: Span = { start: 0, end: text.length },
): readonly Mention[] {
  const { opaque } = scan();
  return findNamedPapers(snapshot, text, span).filter((mention) => listOverlapping(opaque, mention.span, (hidden) => hidden).length === 0);
}

/** Names are short: "Landmark Attention", "Attentive CNN". */
const longestNameInWords = 4;
const nameWord = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.'’-]*/gu;
/** Words of a name that touches a span are no further away from it, in UTF-16 code units. */
const farthestWord = 120;

/**
 * The names of papers that touch `span`, in order and disjoint: of names that overlap the one of more words, then the first. The library
 * is asked once for each run of words.
 */
export function findNamedPapers(snapshot: Snapshot, text: string, span: Span): readonly Mention[] {
  const words = listWords(text, span);
  const isOrdinary = lazy(() => createOrdinaryWordTest(snapshot, text));
  const nearest = words.findIndex(({ end }) => end >= span.start);
  if (nearest === -1) return [];
  const found: Mention[] = [];
  /** The words that belong to a name already, by their indexes. */
  const taken = new Set<number>();
  for (let length = longestNameInWords; length >= 1; length--) {
    for (let first = Math.max(0, nearest - length + 1); first + length <= words.length; first++) {
      const [start, end] = [words[first]?.start ?? 0, words[first + length - 1]?.end ?? 0];
      if (start > span.end) break;
      if (end < span.start || overlaps(taken, first, length)) continue;
      const papers = findByNameOrGenitive(snapshot, text.slice(start, end).replace(/\s+/gu, ' '));
      if (papers.length === 0 || isOrdinary()({ start, end })) continue;
      found.push({ span: { start, end }, papers });
      for (let at = first; at < first + length; at++) taken.add(at);
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function overlaps(taken: ReadonlySet<number>, first: number, length: number): boolean {
  for (let at = first; at < first + length; at++) if (taken.has(at)) return true;
  return false;
}

function listWords(text: string, { start, end }: Span): readonly Span[] {
  const from = Math.max(0, start - farthestWord);
  return [...text.slice(from, end + farthestWord).matchAll(nameWord)].map((match) => ({
    start: from + match.index,
    // A full stop ends the sentence, not the name.
    end: from + match.index + match[0].replace(/[.'’-]+$/u, '').length,
  }));
}

/** "DuoAttention's heads" mentions DuoAttention. */
function findByNameOrGenitive(snapshot: Snapshot, name: string): readonly Paper[] {
  const library = snapshot.library();
  const exact = library.findByName(name);
  return exact.length > 0 ? exact : library.findByName(name.replace(/['’]s$/u, ''));
}
