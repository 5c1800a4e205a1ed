import { findSequenceChange } from '../../base/changes';
import { fileName } from '../../base/paths';
import type { Correction } from './correction';
import { type Corrections, createCorrections, foldWords, isSameCorrection } from './corrections';
import { mentionsCorrection } from './matchCorrections';

/** A text that was read with corrections, and the titles of the papers that were found. */
export interface DigestReading {
  /** Only the file name at its end is used. */
  readonly path: string;
  readonly text: string;
  readonly titles: () => readonly string[];
}

/**
 * Whether reading a text with the corrections `now` may give different papers than reading it with `before`. This check is much faster
 * than reading the text again.
 */
export function mayChangeReading({ path, text, titles }: DigestReading, before: Corrections, now: Corrections): boolean {
  const { start, oldEnd, newEnd } = findSequenceChange(before.all, now.all, isSameCorrection);
  const gone = before.all.slice(start, oldEnd);
  // A rejected paper is not among the titles that were read, so there is no quick way to tell whether it would come back.
  if (gone.some(({ kind }) => kind === 'no-paper')) return true;
  const added = now.all.slice(start, newEnd);
  const changed = [...gone, ...added];
  const { emptyFiles, shapes } = createCorrections(changed);
  if (emptyFiles.has(fileName(path).toLowerCase())) return true;
  const { noPapers } = createCorrections(added);
  if (noPapers.size > 0 && titles().some((title) => noPapers.has(foldWords(title)))) return true;
  const examples = shapes.map(({ title }): Correction => ({ kind: 'paper', before: '', title, after: '' }));
  return mentionsCorrection(text, createCorrections([...changed, ...examples]));
}
