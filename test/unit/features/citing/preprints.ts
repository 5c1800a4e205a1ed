import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Settings } from '../../../../server/src/model/settings';
import { renderReference } from '../../../../server/src/ownFiles/references/renderReference';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { referenceOf } from '../../bibliography/write/completedPaper';

/** Two preprints, and a work that is none. */
export const bib = `@misc{kite, title = {Kites in Strong Winds}, author = {Example, Ada}, year = {2025}, eprint = {2501.00001}}
@misc{rope, title = {Ropes That Hold in Storms}, author = {Model, Cy}, year = {2024}, eprint = {2402.00002}}
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
`;
const reference = referenceOf({
  id: 'kite',
  paper: { title: 'Kites in Strong Winds', arxivId: '2501.00001' },
  authors: [{ family: 'Example', given: 'Ada' }],
  type: 'paper-conference',
  year: 2026,
  venue: 'Proceedings of Kite Days 2026',
  doi: '10.5555/kites',
  arxivId: '2501.00001',
  preprintYear: 2025,
});

/** A draft and its bibliography, after the first preprint was looked up. `known` is what registries said otherwise. */
export function openPreprints(known: Partial<CompletedReference> = {}, settings: Partial<Settings> = {}, text = bib): Snapshot {
  const file = `[\n  ${renderReference({ ...reference, ...known })}\n]\n`;
  const draft = '---\nbibliography: refs.bib\n---\n\nKites [@kite; @sea].\n';
  return createFixtureWorkspace(`//- /refs.bib\n${text}//- /marginalia/references.json\n${file}//- /draft.md\n${draft}`, settings).snapshot;
}
export const bibliographyUri = uriOf('/refs.bib');
