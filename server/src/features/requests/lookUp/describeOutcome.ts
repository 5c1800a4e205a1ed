import type { Candidate, Decision } from '../../../lookUp/decision';
import { withdrawn } from '../../../lookUp/matching/decide';
import { shareIdentifier } from '../../../lookUp/matching/identity';

/** A state in which nothing is known of the paper that was not known before. */
export type OpenState = 'several' | 'identifier-disagrees' | 'not-found' | 'could-not-ask';

/**
 * What became of a paper of which no record was taken, in one line. `failures` are the reasons why registries could not be asked,
 * `candidates` what the writer can choose from.
 */
export function describeOpenState(state: OpenState, failures: readonly string[], candidates: readonly Candidate[]): string {
  const [reason = 'no registry could be reached', ...others] = failures;
  switch (state) {
    case 'several':
      return candidates.some(({ objection }) => objection === withdrawn)
        ? 'this paper was withdrawn; confirm it, or skip it'
        : 'no certain match; choose one';
    case 'identifier-disagrees':
      return 'the identifier belongs to a different paper; choose a match, or correct the identifier';
    case 'not-found':
      return 'not found';
    case 'could-not-ask':
      return [reason, ...describeOthers(others.length)].join('; ');
  }
}

function describeOthers(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? '1 other registry failed too' : `${count} other registries failed too`];
}

/**
 * What the writer can choose from, best first: the abstract says more than the title, and both more than an identifier, which is often
 * what is wrong. Of several records with a common identifier it is the best one.
 */
export function listCandidates(decision: Decision | { readonly kind: 'could-not-ask' }): readonly Candidate[] {
  if (decision.kind !== 'several' && decision.kind !== 'identifier-disagrees') return [];
  const works: Candidate[] = [];
  for (const candidate of decision.candidates.toSorted(compareEvidence))
    if (!works.some(({ record }) => shareIdentifier(record.identifiers, candidate.record.identifiers))) works.push(candidate);
  return works;
}

function compareEvidence(a: Candidate, b: Candidate): number {
  return rankAbstract(b) - rankAbstract(a) || b.titleSimilarity - a.titleSimilarity || (b.containment ?? 0) - (a.containment ?? 0);
}

/** Abstracts of one field have some words in common, so small shares are no evidence. */
function rankAbstract({ containment = 0 }: Candidate): number {
  return containment >= 0.8 ? 2 : Number(containment >= 0.3);
}
