import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listChangedEntries, planListedEntries, planPublishedEntries } from '../../../../server/src/features/bibliography/publishedVersion';
import { publishedPreprint } from '../../../../server/src/features/findings/publishedPreprint';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { bib, bibliographyUri, openPreprints } from '../citing/preprints';

test('of all entries those are rewritten whose published version is known, each once', () => {
  const snapshot = openPreprints();
  const { entries = [] } = snapshot.bibliographies.get(bibliographyUri)?.bibliography() ?? {};
  assert.equal(entries.length, 3);
  const edits = planPublishedEntries(snapshot, bibliographyUri, [...entries, ...entries]);
  assert.deepEqual([...listChangedEntries(snapshot, bibliographyUri, edits)], entries.slice(0, 1));
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
