import { findChange } from '../../base/findChange';
import type { BibliographyEntry } from '../../model/bibliography';
import type { PreviousBibliography } from '../previousBibliography';

/**
 * Entries of a file before an edit, by their start in the text after it: those that the edit did not touch, including the characters
 * directly before and after them.
 */
export function findUntouchedEntries(text: string, previous: PreviousBibliography | undefined): ReadonlyMap<number, BibliographyEntry> {
  const untouched = new Map<number, BibliographyEntry>();
  if (previous === undefined) return untouched;
  const change = findChange(previous.text, text);
  const shift = text.length - previous.text.length;
  const { entries, starts, issues } = previous.bibliography;
  entries.forEach((entry, index) => {
    const start = starts[index] ?? 0;
    // Items with an issue are read again, so that the issue is reported again.
    if (issues.some(({ span }) => span.start <= start + entry.span.end && span.end >= start)) return;
    if (start + entry.span.end < change.start) untouched.set(start, entry);
    else if (start > change.oldEnd) untouched.set(start + shift, entry);
  });
  return untouched;
}
