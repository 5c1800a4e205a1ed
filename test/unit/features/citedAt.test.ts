import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCitedAt } from '../../../server/src/features/parts/citedAt';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../support/fixtureWorkspace';
import { papersDigest } from './papers';

/** The drafts draw as ranges where the paper with `key` is cited. */
function checkCitedAt(key: string, drafts: string): void {
  const { snapshot, files } = createFixtureWorkspace(papersDigest + drafts);
  const paper = snapshot.library().findByKey(key);
  assert.ok(paper, `no paper ${key}`);
  const places = findCitedAt(snapshot, paper);
  for (const { path, ranges } of files.filter((file) => file.path !== '/papers-digest.txt')) {
    const spans = places.filter(({ uri }) => uri === uriOf(path)).map(({ keySpan }) => keySpan);
    assert.equal(drawSpans(snapshot, uriOf(path), spans), drawSpans(snapshot, uriOf(path), ranges));
  }
}

test('every citation in every open draft, in both languages', () => {
  checkCitedAt(
    'kiteformer',
    `//- /a.md
First [@<|kiteformer|>; @longheads], then @<|kiteformer|> and \`@kiteformer\`.
//- /b.tex
\\citet{longheads,<|kiteformer|>} % \\cite{kiteformer}
`,
  );
});

test('a name in prose is no citation', () => checkCitedAt('kiteformer', '//- /a.md\nKiteFormer is good.\n'));

test('a short key that means several papers cites each of them', () => {
  const drafts = '//- /a.md\n[@<|sigma|>] and [@<|sigma-sparse|>]\n';
  checkCitedAt('sigma-sparse', drafts);
  checkCitedAt('sigma-differential', '//- /a.md\n[@<|sigma|>] and [@sigma-sparse]\n');
});
