import type { DigestFormat } from '../model/digest';
import { findEmbedded } from './containers/embedded';
import { isCalledDigest, type DigestHint } from './digestHint';
import type { ParsedDigest } from './recordDraft';
import { blankSpans, fewest, joinReadings } from './joinReadings';
import { readText } from './readText';

/** Reads a text that does not begin like an export. The text may be a list, and an export may be embedded in it. */
export function readMixed(text: string, hint: DigestHint): ParsedDigest {
  const embedded = findEmbedded(text, hint);
  if (embedded === undefined) return readText(text, isCalledDigest(hint));
  const around = readText(blankSpans(text, [embedded.span]), isCalledDigest(hint));
  const isExample = embedded.digest.entries.length < fewest && around.entries.length >= fewest;
  return isExample ? around : joinReadings(embedded.digest, around);
}

/** The formats of exports above which writers put a few lines of their own. */
const mayHaveHead: ReadonlySet<DigestFormat> = new Set(['ris', 'medline', 'separated-values']);

/** Adds to the papers of an export those that are listed above it, if the format may have such lines and there are enough of them. */
export function addHead(text: string, digest: ParsedDigest, hint: DigestHint): ParsedDigest {
  const [first] = digest.entries;
  if (first === undefined || !mayHaveHead.has(digest.format)) return digest;
  const { start } = first.span;
  if (text.slice(0, start).trim().split('\n', fewest).length < fewest) return digest;
  return joinReadings(digest, readText(blankSpans(text, [{ start, end: text.length }]), isCalledDigest(hint)));
}
