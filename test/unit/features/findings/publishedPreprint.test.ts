import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishedPreprint } from '../../../../server/src/features/findings/publishedPreprint';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { bib, bibliographyUri, openPreprints } from '../citing/preprints';

test('an entry that cites the preprint is told, and a quick fix rewrites it alone', () => {
  const snapshot = openPreprints();
  const [finding, ...others] = publishedPreprint.detect(snapshot, bibliographyUri);
  assert.deepEqual(
    [finding?.message, others],
    ['This preprint has been published: Proceedings of Kite Days 2026 · DOI 10.5555/kites.', []],
  );
  const [fix] = publishedPreprint.listFixes?.(snapshot, bibliographyUri, finding!.span) ?? [];
  assert.equal(fix?.title, 'Cite the published version (Proceedings of Kite Days 2026 · DOI 10.5555/kites)');
  assert.ok(fix.change.kind === 'edits');
  const after = applyEdits(bib, fix.change.files().get(bibliographyUri) ?? []);
  assert.match(
    after,
    /^@inproceedings\{kite, title = \{Kites in Strong Winds\}, author = \{Example, Ada\}, booktitle = .*year = \{2026\}.*doi = \{10\.5555\/kites\}.*eprint = \{2501\.00001\}\}\n/,
  );
  assert.equal(after.slice(after.indexOf('\n')), bib.slice(bib.indexOf('\n')));
});

test('nothing is told of other files, and no fix is offered elsewhere', () => {
  const snapshot = openPreprints();
  assert.deepEqual(publishedPreprint.detect(snapshot, `${bibliographyUri}x`), []);
  for (const at of [bib.indexOf('rope,'), bib.indexOf('Kites in')])
    assert.deepEqual(publishedPreprint.listFixes?.(snapshot, bibliographyUri, { start: at, end: at }), []);
});
