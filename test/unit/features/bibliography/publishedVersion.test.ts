import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkReferences,
  listIncompleteReferences,
  listPreprints,
} from '../../../../server/src/features/bibliography/incompleteReferences';
import {
  findPublishedVersion,
  isKnownAsPreprint,
  planListedEntries,
  planPublishedEntries,
} from '../../../../server/src/features/bibliography/publishedVersion';
import { publishedPreprint } from '../../../../server/src/features/findings/publishedPreprint';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { applyEdits, uriOf } from '../../../support/fixtureWorkspace';
import { bib, bibliographyUri, openPreprints } from '../citing/preprints';

/** What can be cited in the place of each preprint. */
const offers = (snapshot: Snapshot): readonly string[] =>
  listPreprints(snapshot, bibliographyUri).map(({ key, published }) => `${key}: ${published}`);

test('the version that an entry can cite in the place of the preprint', () => {
  const snapshot = openPreprints();
  assert.deepEqual(offers(snapshot), ['kite: Proceedings of Kite Days 2026 · DOI 10.5555/kites', 'rope: undefined']);
  const [entry] = snapshot.bibliographies.get(bibliographyUri)?.bibliography().entries ?? [];
  assert.deepEqual([findPublishedVersion(snapshot, bibliographyUri, entry!)?.facts.kind, entry?.key], ['in-proceedings', 'kite']);
  const isOpen = (key: string): boolean => isKnownAsPreprint(snapshot.library().findByKey(key)!);
  assert.deepEqual(['kite', 'rope', 'sea'].map(isOpen), [false, true, false]);
});

test('preprints of a draft, of all, and by key', () => {
  const snapshot = openPreprints();
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
      ['rope', [], true, false],
      ['sea', [], true, false],
    ],
  );
});

test('no offer where the writer prefers preprints, of another preprint, of a withdrawn work, or without a venue', () => {
  const nothing = ['kite: undefined', 'rope: undefined'];
  assert.deepEqual(offers(openPreprints({}, { preferredVersion: 'preprint' })), ['rope: undefined']);
  assert.deepEqual(offers(openPreprints({ arxivId: '2501.99999' })), nothing);
  assert.deepEqual(offers(openPreprints({ isWithdrawn: true })), ['rope: undefined']);
  assert.deepEqual(offers(openPreprints({ venue: undefined })), nothing);
  assert.deepEqual(offers(openPreprints({ type: 'preprint', venue: undefined, doi: undefined, year: 2025 })), nothing);
});

test('another title is told, and no offer where too little is known to cite the version', () => {
  const [kite] = offers(openPreprints({ title: 'Kites, Retitled' }));
  assert.match(kite ?? '', /DOI 10\.5555\/kites · titled "Kites, Retitled" there$/);
  assert.match(offers(openPreprints({ title: 'KITES in Strong-Winds.' }))[0] ?? '', /DOI 10\.5555\/kites$/);
  for (const parts of [{ type: 'thesis' }, { type: 'chapter', publisher: undefined }] as const) {
    const snapshot = openPreprints(parts);
    assert.deepEqual(offers(snapshot), ['kite: undefined', 'rope: undefined']);
    assert.ok(isKnownAsPreprint(snapshot.library().findByKey('kite')!), 'it is looked up again');
  }
});

test('the card of a preprint does not mix the venue of the published version with the year of the preprint', () => {
  const paper = openPreprints().library().findByKey('kite');
  assert.deepEqual([paper?.year, paper?.venue], [2025, 'arXiv']);
});

test('of all entries those are rewritten whose published version is known, each once', () => {
  const snapshot = openPreprints();
  const { entries = [] } = snapshot.bibliographies.get(bibliographyUri)?.bibliography() ?? {};
  assert.equal(entries.length, 3);
  const edits = planPublishedEntries(snapshot, bibliographyUri, [...entries, ...entries]);
  const after = applyEdits(bib, edits);
  assert.match(after, /^@inproceedings\{kite, .*\n@misc\{rope, /);
  assert.equal(after.slice(after.indexOf('\n')), bib.slice(bib.indexOf('\n')));
  assert.deepEqual(planPublishedEntries(snapshot, bibliographyUri, entries.slice(1)), []);
  assert.deepEqual(planPublishedEntries(snapshot, `${bibliographyUri}x`, entries), []);
});

test('nothing is written into a file with the marks of a conflict', () => {
  const marks = '<<<<<<< ours\n@book{a, title = {A}}\n=======\n@book{b, title = {B}}\n>>>>>>> theirs\n';
  const snapshot = openPreprints({}, {}, bib + marks);
  const { entries = [] } = snapshot.bibliographies.get(bibliographyUri)?.bibliography() ?? {};
  assert.deepEqual(planPublishedEntries(snapshot, bibliographyUri, entries), []);
  const at = bib.indexOf('kite');
  assert.deepEqual(publishedPreprint.listFixes?.(snapshot, bibliographyUri, { start: at, end: at }), []);
});

test('of listed entries those are rewritten that stand where they were listed; a file where another one stands is left alone', () => {
  const snapshot = openPreprints();
  const uri = bibliographyUri;
  const [kite, rope] = ['kite', 'rope'].map((key) => ({ uri, key, offset: bib.indexOf(`{${key},`) + 1 }));
  const { files, changed, refusals } = planListedEntries(snapshot, [kite!, rope!]);
  assert.deepEqual([[...files.keys()], changed, refusals], [[uri], [kite], []]);
  assert.match(applyEdits(bib, files.get(uri)!), /^@inproceedings\{kite, /);
  for (const other of [
    { ...kite!, key: 'rope' },
    { ...kite!, offset: bib.length },
    { ...kite!, uri: 'file:///desk/none.bib' },
  ]) {
    const answer = planListedEntries(snapshot, [other, rope!]);
    assert.equal(answer.files.size, 0);
    assert.match(answer.refusals.join(), /^(?:refs|none)\.bib has changed in the meantime/, JSON.stringify(other));
  }
});
