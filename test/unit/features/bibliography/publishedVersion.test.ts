import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPublishedVersion, isKnownAsPreprint } from '../../../../server/src/features/bibliography/publishedVersion';
import {
  checkReferences,
  listIncompleteReferences,
  listPreprints,
} from '../../../../server/src/features/bibliography/incompleteReferences';
import { uriOf } from '../../../support/fixtureWorkspace';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { bibliographyUri, openPreprints } from '../citing/preprints';

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
