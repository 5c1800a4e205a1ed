import type { LookUpResult } from '../../../server/src/client';

/** The first reason for which none of the papers could be looked up; undefined if they have no reason in common. */
export function findSharedFailure(results: readonly Pick<LookUpResult, 'summary' | 'failures'>[]): string | undefined {
  const [first, ...others] = results.map(({ summary, failures = [] }) => (failures.length === 0 ? [summary] : failures));
  return first?.find((reason) => others.every((reasons) => reasons.includes(reason)));
}
