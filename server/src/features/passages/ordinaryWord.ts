import type { Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';

/** How much of the digests is looked through for the word, in UTF-16 units: a hover must not wait for a large library. */
const mostRead = 1_000_000;

/** What may stand between the beginning of a sentence and what is before it: marks of a heading, a list item or a quotation. */
const beginsSentence = /(?:^|\n)[ \t]*(?:#{1,6}[ \t]+|[-*+>][ \t]+|\d+[.)][ \t]+)*["'“‘(]?$|[.!?:]["'”’)]?\s+["'“‘(]?$|\n\s*\n\s*$/u;

/** A name that begins a sentence is its subject, and a verb follows; these follow an ordinary word. */
const followsNoName = /^\s+(?:on|upon|in|of|for|from|to|by|with|at|the|an?|this|that|these|those|our|its|their)\b/;

/**
 * Whether a word that looks like a name is only written so because a sentence begins with it: "Based on this insight", where there is
 * a paper called Based. A word counts as an ordinary one where the same text or the digests have it in small letters.
 */
export function isOrdinaryWord(snapshot: Snapshot, text: string, { start, end }: Span): boolean {
  const word = text.slice(start, end);
  if (
    !/^\p{Lu}\p{Ll}+$/u.test(word) ||
    !followsNoName.test(text.slice(end, end + 40)) ||
    !beginsSentence.test(text.slice(Math.max(0, start - 80), start))
  )
    return false;
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
