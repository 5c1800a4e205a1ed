import { findSequenceChange } from '../../base/sequenceChange';
import { createCorrections, foldWords, isSameCorrection, type Corrections } from './corrections';
import { mentions } from './matchCorrections';

/** A text that was read with corrections, and the titles of the papers that it has by them. */
export interface ReadText {
  readonly text: string;
  readonly titles: () => readonly string[];
}

/** Whether the text may hold other papers by the corrections `now` than by those `before`. Far cheaper than reading it anew. */
export function mayChangeReading({ text, titles }: ReadText, before: Corrections, now: Corrections): boolean {
  const { start, oldEnd, newEnd } = findSequenceChange(before.all, now.all, isSameCorrection);
  const gone = before.all.slice(start, oldEnd);
  // Where its paper stood nothing tells any more.
  if (gone.some(({ kind }) => kind === 'no-paper')) return true;
  const added = now.all.slice(start, newEnd);
  const { noPapers } = createCorrections(added);
  if (noPapers.size > 0 && titles().some((title) => noPapers.has(foldWords(title)))) return true;
  return mentions(text, createCorrections([...gone, ...added]));
}
