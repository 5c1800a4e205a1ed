import { isCited } from '../../citing/citedPapers';
import { createChoiceFilter } from './filterKind';

/** `cited:yes`, `cited:no`: whether a draft of the workspace cites the paper; an outline does not count while it is as it was inserted. */
export const citedFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => (paper) => isCited(snapshot, paper)],
    ['no', (snapshot) => (paper) => !isCited(snapshot, paper)],
  ]),
);
