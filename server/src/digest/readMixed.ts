import { blankSpan, findEmbedded } from './containers/embedded';
import { isCalledDigest, type DigestHint } from './digestHint';
import type { ReadDigest } from './entryDraft';
import { readText } from './readText';

/** Fewer papers beside others are an example, or the words of a mail around an export. */
const fewest = 3;

/** Reads a text that does not begin as an export does: what it lists, and an export that stands in it. */
export function readMixed(text: string, hint: DigestHint): ReadDigest {
  const embedded = findEmbedded(text, hint);
  if (embedded === undefined) return readText(text, isCalledDigest(hint));
  const { digest, span } = embedded;
  const around = readText(blankSpan(text, span), isCalledDigest(hint));
  if (around.entries.length < fewest) return digest;
  if (digest.entries.length < fewest) return around;
  return {
    ...digest,
    entries: [...around.entries, ...digest.entries].sort((a, b) => a.span.start - b.span.start),
    issues: [...around.issues, ...digest.issues].sort((a, b) => a.span.start - b.span.start),
  };
}
