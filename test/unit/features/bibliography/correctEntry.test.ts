import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReference } from '../../../../server/src/bibliography/entryReference';
import { listCorrections } from '../../../../server/src/features/bibliography/correctEntry';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { type CheckedWork, nameWork } from '../../../../server/src/verdicts/checkedWork';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const record: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.5555/sandbar',
  identifiers: { doi: '10.5555/sandbar' },
  linked: [],
  type: 'article-journal',
  title: 'Sandbar: Rivers from Above',
  authors: [
    { given: 'Wil', family: 'Example' },
    { given: 'Bo', family: 'Sample' },
  ],
  hasMoreAuthors: true,
  year: 2024,
  venue: 'Journal of Rivers',
};

/** What each correction of the only entry is called, and what the file says after it. */
function correct(text: string, objections: CheckedWork['objections']): readonly (readonly [title: string, after: string])[] {
  const { host } = createFixtureWorkspace(`//- /refs.bib\n${text}`);
  const uri = uriOf('/refs.bib');
  const file = host.snapshot.bibliographies.get(uri)!;
  const [entry] = file.bibliography().entries;
  const check: CheckedWork = { kind: 'objected', objections, sources: [], asked: [], failures: [], time: 0 };
  host.apply({ kind: 'checked', checks: new Map([[nameWork(toReference(entry!)), check]]) });
  return listCorrections(host.snapshot, file, entry!).map(({ title, files }) => [title, applyEdits(file.text, files().get(uri)!)]);
}

const entry = '@article{k, title = {Sandbar: Rivers from Above}, journal = {Annals of Ponds}, year = 2020, doi = {10.5555/reef}}';

test('the venue that the registry has', () =>
  assert.deepEqual(correct(entry, [{ kind: 'differs', field: 'venue', record }]), [
    ['Change the venue to "Journal of Rivers" (Crossref)', entry.replace('Annals of Ponds', 'Journal of Rivers')],
  ]));

test("the work's own DOI, if it is known", () => {
  assert.deepEqual(correct(entry, [{ kind: 'other-work', identifier: 'doi', record, right: '10.5555/sandbar' }]), [
    ['Change the DOI to 10.5555/sandbar', entry.replace('10.5555/reef', '10.5555/sandbar')],
  ]);
  assert.deepEqual(correct(entry, [{ kind: 'unknown-identifier', identifier: 'doi' }]), []);
});

test('authors are not written from a record that has only some of them', () =>
  assert.deepEqual(correct(entry, [{ kind: 'other-authors', record, invented: [], missing: [], otherGiven: [], isReordered: true }]), []));
