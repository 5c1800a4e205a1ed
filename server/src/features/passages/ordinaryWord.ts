import type { Span } from '../../base/span';
import { isSentenceStart } from '../../text/sentences/sentenceEnd';
import type { Snapshot } from '../../workspace/snapshot';

/** How much of the digests is searched for the word, in UTF-16 code units: a hover must not wait for a large library. */
const mostRead = 1_000_000;

/** The beginning of a line, with the marks of a heading, a list item or a quotation before it, or the place behind a colon. */
const beginsPart = /(?:^|\n)[ \t]*(?:#{1,6}[ \t]+|[-*+>][ \t]+|\d+[.)][ \t]+)*$|:\s+$/;

/** A name that begins a sentence is its subject, so a verb follows it. These words follow an ordinary word. */
const followsNoName = /^\s+(?:on|upon|in|of|for|from|to|by|with|at|the|an?|this|that|these|those|our|its|their)\b/;

/**
 * Tells whether a word of `text` that looks like a name is only written so because a sentence begins with it: "Based on this insight",
 * where there is a paper called Based. A word is an ordinary one if the same text or the digests have it in small letters.
 */
export function createOrdinaryWordTest(snapshot: Snapshot, text: string): (span: Span) => boolean {
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
  let left = mostRead;
  for (const digest of snapshot.digests.values()) {
    if (left <= 0) return false;
    if (small.test(digest.text.slice(0, left))) return true;
    left -= digest.text.length;
  }
  return false;
}
