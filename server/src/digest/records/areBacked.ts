import type { ReadEntry } from '../entryDraft';

/** So few titles count only where something beside their words tells of papers. */
const few = 8;

export function areBacked(records: readonly ReadEntry[]): boolean {
  const backed = records.filter((entry) => hasSubstance(entry) || entry.year !== undefined || entry.venue !== undefined || entry.links.some(({ kind }) => kind !== 'code')).length;
  return records.length >= few || backed > records.length / 3;
}

/** Whether more is known of a paper than its title. */
export function hasSubstance({ abstract, authors, arxivId, doi }: ReadEntry): boolean {
  return abstract !== '' || authors.length > 0 || arxivId !== undefined || doi !== undefined;
}
