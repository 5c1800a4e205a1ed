import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReferences, listIncompleteReferences, listPreprints } from '../../../../server/src/features/requests/incompleteReferences';
import { planPublishedEntries } from '../../../../server/src/features/requests/publishedEntries';
import { allRules } from '../../../../server/src/features/rules/allRules';
import { renderReference } from '../../../../server/src/referencesFile/renderReference';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Settings } from '../../../../server/src/model/settings';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { referenceOf } from '../../bibliography/write/completedPaper';

const bib = `@misc{kite, title = {Kites in Strong Winds}, author = {Example, Ada}, year = {2025}, eprint = {2501.00001}}
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

function open(known: Partial<CompletedReference> = {}, settings: Partial<Settings> = {}): Snapshot {
  const file = `[\n  ${renderReference({ ...reference, ...known })}\n]\n`;
  const draft = '---\nbibliography: refs.bib\n---\n\nKites [@kite; @sea].\n';
  return createFixtureWorkspace(`//- /refs.bib\n${bib}//- /marginalia-references.json\n${file}//- /draft.md\n${draft}`, settings).snapshot;
}

const rule = allRules.find(({ code }) => code === 'published-preprint')!;
const uri = uriOf('/refs.bib');
const offers = (snapshot: Snapshot): readonly (string | undefined)[] =>
  listPreprints(snapshot, uri).map(({ key, published }) => `${key}: ${published}`);

test('an entry that cites the preprint is told, and a quick fix rewrites it alone', () => {
  const snapshot = open();
  assert.deepEqual(offers(snapshot), ['kite: Proceedings of Kite Days 2026 · doi 10.5555/kites', 'rope: undefined']);
  const [finding, ...others] = rule.detect(snapshot, uri);
  assert.deepEqual([finding?.message, others], ['This preprint is published: Proceedings of Kite Days 2026 · doi 10.5555/kites.', []]);
  const [fix] = rule.listFixes?.(snapshot, uri, finding!.span) ?? [];
  assert.equal(fix?.title, 'Cite the published version (Proceedings of Kite Days 2026 · doi 10.5555/kites)');
  assert.ok(fix.change.kind === 'edits');
  const after = applyEdits(bib, fix.change.files().get(uri) ?? []);
  assert.match(
    after,
    /^@inproceedings\{kite, title = \{Kites in Strong Winds\}, author = \{Example, Ada\}, booktitle = .*year = \{2026\}.*eprint = \{2501\.00001\}.*doi = \{10\.5555\/kites\}\}\n/,
  );
  assert.equal(after.slice(after.indexOf('\n')), bib.slice(bib.indexOf('\n')));
});

test('preprints of a draft, of all, and by key', () => {
  const snapshot = open();
  const keys = (found: ReturnType<typeof listPreprints>): readonly string[] => found.map(({ key }) => key);
  assert.deepEqual(keys(listPreprints(snapshot, uriOf('/draft.md'))), ['kite']);
  assert.deepEqual(keys(listPreprints(snapshot)), ['kite', 'rope']);
  assert.deepEqual(listIncompleteReferences(snapshot), []);
  assert.deepEqual(
    checkReferences(snapshot, ['kite', 'rope', 'sea']).map(({ key, missing, published, entry }) => [
      key,
      missing,
      published === undefined,
      entry === undefined,
    ]),
    [
      ['kite', [], false, false],
      ['rope', [], true, true],
      ['sea', [], true, true],
    ],
  );
});

test('no offer where the writer prefers preprints, of another preprint, of a withdrawn work, or without a venue', () => {
  const nothing = ['kite: undefined', 'rope: undefined'];
  assert.deepEqual(planPublishedEntries(open({}, { preferredVersion: 'preprint' }), uri, []), []);
  assert.deepEqual(rule.detect(open({}, { preferredVersion: 'preprint' }), uri), []);
  assert.deepEqual(rule.detect(open({ arxivId: '2501.99999' }), uri), []);
  assert.deepEqual(rule.detect(open({ isWithdrawn: true }), uri), []);
  assert.deepEqual(offers(open({ venue: undefined })), nothing);
  assert.deepEqual(offers(open({ type: 'preprint', venue: undefined, doi: undefined, year: 2025 })), nothing);
});

test('the card of a preprint does not mix the venue of the published version with the year of the preprint', () => {
  const paper = open().library().findByKey('kite');
  assert.deepEqual([paper?.year, paper?.venue], [2025, 'arXiv']);
});
