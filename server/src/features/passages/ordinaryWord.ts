import type { Span } from '../../base/span';
import { isSentenceStart } from '../../text/sentences/sentenceEnd';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * The amount of text in digests that is searched for a word, in UTF-16 code units. It is limited because a hover must not wait for a
 * large library.
 */
const mostRead = 1_000_000;

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
