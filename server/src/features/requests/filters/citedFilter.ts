import { isCited } from '../../citing/citedPapers';
import { createChoiceFilter } from './filterKind';

/** `cited:yes`, `cited:no`: whether a draft of the workspace cites the paper; an outline that stands as it was inserted does not count. */
export const citedFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => (paper) => isCited(snapshot, paper)],
    ['no', (snapshot) => (paper) => !isCited(snapshot, paper)],
  ]),
);
