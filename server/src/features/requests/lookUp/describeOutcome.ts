import type { Candidate, Decision } from '../../../lookup/decision';

/** A state in which nothing is known of the paper that was not known before. */
export type OpenState = 'several' | 'identifier-disagrees' | 'not-found' | 'could-not-ask';

/** What became of a paper of which no record was taken, in one line. `failures` are the reasons why registries could not be asked. */
export function describeOpenState(state: OpenState, failures: readonly string[]): string {
  const [first = 'no registry could be asked', ...others] = failures;
  switch (state) {
    case 'several':
      return 'no record is surely the paper: choose one';
    case 'identifier-disagrees':
      return 'its identifier leads to another work: choose a record, or correct the identifier';
    case 'not-found':
      return 'no registry that was asked has it';
    case 'could-not-ask':
      return `${[first, ...others].join('; ')}: nothing was decided`;
  }
}

/** What the writer can choose from, best first. */
export function listCandidates(decision: Decision | { readonly kind: 'could-not-ask' }): readonly Candidate[] {
  return decision.kind === 'several' || decision.kind === 'identifier-disagrees' ? decision.candidates : [];
}
