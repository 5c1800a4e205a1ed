import { findSequenceChange } from '../../base/changes';
import { type Corrections, createCorrections, foldWords, isSameCorrection } from './corrections';
import { mentionsCorrection } from './matchCorrections';

/** A text that was read with corrections, and the titles of the papers that were found. */
export interface DigestReading {
  readonly text: string;
  readonly titles: () => readonly string[];
}

/**
 * Whether reading a text with the corrections `now` may give different papers than reading it with `before`. This check is much faster
 * than reading the text again.
 */
export function mayChangeReading({ text, titles }: DigestReading, before: Corrections, now: Corrections): boolean {
  const { start, oldEnd, newEnd } = findSequenceChange(before.all, now.all, isSameCorrection);
  const gone = before.all.slice(start, oldEnd);
  // A rejected paper is not among the titles that were read, so there is no quick way to tell whether it would come back.
  if (gone.some(({ kind }) => kind === 'no-paper')) return true;
  const added = now.all.slice(start, newEnd);
  const { noPapers } = createCorrections(added);
  if (noPapers.size > 0 && titles().some((title) => noPapers.has(foldWords(title)))) return true;
  return mentionsCorrection(text, createCorrections([...gone, ...added]));
}
