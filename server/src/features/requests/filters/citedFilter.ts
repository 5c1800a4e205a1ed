import { isCited } from '../../citing/citedPapers';
import { createChoiceFilter } from './filterKind';

/**
 * `cited:yes`, `cited:no`: whether a draft of the workspace cites the paper. An inserted outline item does not count until the writer
 * changes it.
 */
export const citedFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => (paper) => isCited(snapshot, paper)],
    ['no', (snapshot) => (paper) => !isCited(snapshot, paper)],
  ]),
);
