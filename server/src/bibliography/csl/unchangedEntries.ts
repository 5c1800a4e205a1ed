import { findChange } from '../../base/changes';
import type { BibliographyEntry } from '../../model/bibliography';
import type { PreviousBibliography } from '../previousBibliography';

/**
 * The entries that an edit did not change, by their start in the text after the edit. An entry directly next to the edit may have
 * changed, so it is not included.
 */
export function findUnchangedEntries(text: string, previous: PreviousBibliography | undefined): ReadonlyMap<number, BibliographyEntry> {
  const unchanged = new Map<number, BibliographyEntry>();
  if (previous === undefined) return unchanged;
  const change = findChange(previous.text, text);
  const shift = text.length - previous.text.length;
  const { entries, starts, issues } = previous.bibliography;
  entries.forEach((entry, index) => {
    const start = starts[index] ?? 0;
    // Items with an issue are read again, so that the issue is reported again.
    if (issues.some(({ span }) => span.start <= start + entry.span.end && span.end >= start)) return;
    if (start + entry.span.end < change.start) unchanged.set(start, entry);
    else if (start > change.oldEnd) unchanged.set(start + shift, entry);
  });
  return unchanged;
}
