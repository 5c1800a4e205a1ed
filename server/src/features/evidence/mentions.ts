import { isSentenceStart } from '#text';
import type { DraftFile, Snapshot } from '#workspace';
import { lazy } from '../../base/derivedValues';
import { listOverlapping, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';

/** A place in a text that mentions a paper by its name: "as DuoAttention shows". */
interface Mention {
  readonly span: Span;
  /** Never empty. Contains several papers if they have the same name. */
  readonly papers: readonly Paper[];
}

/**
 * The mentions of papers in a draft, limited to those that overlap or touch `span`, in the order of the text. They do not overlap each
 * other. Names in code, math, comments and the like are skipped.
 */
export function findMentions(
  snapshot: Snapshot,
  { text, scan }: DraftFile,
  span: Span = { start: 0, end: text.length },
): readonly Mention[] {
  const { opaque } = scan();
  return findNamedPapers(snapshot, text, span).filter((mention) => listOverlapping(opaque, mention.span, (hidden) => hidden).length === 0);
}

/** The largest number of words in a name that is recognised. Most names have one or two: "Landmark Attention", "Attentive CNN". */
const maxWordsInName = 4;
const nameWord = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.'’-]*/gu;
/** To find names that touch a span, this many UTF-16 code units of text before and after the span are read. */
const maxWordDistance = 120;

/**
 * The names of papers that overlap or touch `span`, in the order of the text. If names overlap each other, the one with the most words
 * is taken; if they have equally many words, the first.
 */
export function findNamedPapers(snapshot: Snapshot, text: string, span: Span): readonly Mention[] {
  const words = listWords(text, span);
  const isOrdinary = lazy(() => createOrdinaryWordTest(snapshot, text));
  const nearest = words.findIndex(({ end }) => end >= span.start);
  if (nearest === -1) return [];
  const found: Mention[] = [];
  /** The indices of the words that already belong to a name. */
  const taken = new Set<number>();
  for (let length = maxWordsInName; length >= 1; length--) {
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
  const from = Math.max(0, start - maxWordDistance);
  return [...text.slice(from, end + maxWordDistance).matchAll(nameWord)].map((match) => ({
    start: from + match.index,
    // A full stop at the end belongs to the sentence, not to the name.
    end: from + match.index + match[0].replace(/[.'’-]+$/u, '').length,
  }));
}

/** Finds papers by a name or its genitive: "DuoAttention's" finds DuoAttention. */
function findByNameOrGenitive(snapshot: Snapshot, name: string): readonly Paper[] {
  const library = snapshot.library();
  const exact = library.findByName(name);
  return exact.length > 0 ? exact : library.findByName(name.replace(/['’]s$/u, ''));
}

/**
 * The amount of text in digests that is searched for a word, in UTF-16 code units. It is limited because a hover must not wait for a
 * large library.
 */
const maxRead = 1_000_000;

/** Matches text that ends where a line, heading, list item or quotation begins, or that ends with a colon and white space. */
const beginsPart = /(?:^|\n)[ \t]*(?:#{1,6}[ \t]+|[-*+>][ \t]+|\d+[.)][ \t]+)*$|:\s+$/;

/**
 * Words that seldom follow a name at the beginning of a sentence, because such a name is usually the subject and is followed by a verb.
 * They suggest that the word is an ordinary one.
 */
const followsNoName = /^\s+(?:on|upon|in|of|for|from|to|by|with|at|the|an?|this|that|these|those|our|its|their)\b/;

/**
 * Creates a function that tests whether a word of `text` is capitalised only because it begins a sentence, and so is not the name of a
 * paper: "Based on this insight" does not mention a paper called Based. Such a word is followed by a word that seldom follows a name,
 * and it also occurs in lower case in the same text or in the digests.
 */
function createOrdinaryWordTest(snapshot: Snapshot, text: string): (span: Span) => boolean {
  const known = new Map<string, boolean>();
  return ({ start, end }) => {
    const word = text.slice(start, end);
    if (
      !/^\p{Lu}\p{Ll}+$/u.test(word) ||
      !followsNoName.test(text.slice(end, end + 40)) ||
      !mayBeginSentence(text.slice(Math.max(0, start - 80), start).replace(/["'“‘(]$/, ''))
    )
      return false;
    const isOrdinary = known.get(word) ?? occursInSmallLetters(snapshot, text, word);
    known.set(word, isOrdinary);
    return isOrdinary;
  };
}

function mayBeginSentence(before: string): boolean {
  return beginsPart.test(before) || isSentenceStart(before);
}

function occursInSmallLetters(snapshot: Snapshot, text: string, word: string): boolean {
  const small = new RegExp(`(?<![\\p{L}\\p{N}@{/_-])${word.toLowerCase()}(?![\\p{L}\\p{N}}/_-])`, 'u');
  if (small.test(text)) return true;
  let left = maxRead;
  for (const digest of snapshot.digests.values()) {
    if (left <= 0) return false;
    if (small.test(digest.text.slice(0, left))) return true;
    left -= digest.text.length;
  }
  return false;
}
