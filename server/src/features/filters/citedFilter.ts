import { createChoiceFilter } from './filterKind';

/** `cited:yes`, `cited:no`: whether a draft of the workspace cites the paper. */
export const citedFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => (paper) => snapshot.citations().citing.has(paper)],
    ['no', (snapshot) => (paper) => !snapshot.citations().citing.has(paper)],
  ]),
);
