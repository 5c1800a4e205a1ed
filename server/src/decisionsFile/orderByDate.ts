import type { DecidedPaper } from '../model/decision';

/** The decisions in the order in which they were made: by day, and those of one day in the order of the file. */
export function orderByDate<Decided extends DecidedPaper>(papers: readonly Decided[]): readonly Decided[] {
  return [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
