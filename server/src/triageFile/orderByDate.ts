import type { TriagedPaper } from '../model/triage';

/** The decisions in the order in which they were made: by day, and those of one day in the order of the file. */
export function orderByDate<Decided extends TriagedPaper>(papers: readonly Decided[]): readonly Decided[] {
  return [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
