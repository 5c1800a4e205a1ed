import { findSequenceChange } from '../../base/sequenceChange';
import { createCorrections, foldWords, isSameCorrection, type Corrections } from './corrections';
import { mentions } from './matchCorrections';

/** A text that was read with corrections, and the titles that they have added. */
export interface ReadText {
  readonly text: string;
  readonly titles: () => readonly string[];
}

/** Whether reading a text with the corrections `now` may give other papers than with `before`. Much faster than reading it again. */
export function mayChangeReading({ text, titles }: ReadText, before: Corrections, now: Corrections): boolean {
  const { start, oldEnd, newEnd } = findSequenceChange(before.all, now.all, isSameCorrection);
  const gone = before.all.slice(start, oldEnd);
  // A rejected paper leaves no title by which it could be found.
  if (gone.some(({ kind }) => kind === 'no-paper')) return true;
  const added = now.all.slice(start, newEnd);
  const { noPapers } = createCorrections(added);
  if (noPapers.size > 0 && titles().some((title) => noPapers.has(foldWords(title)))) return true;
  return mentions(text, createCorrections([...gone, ...added]));
}
