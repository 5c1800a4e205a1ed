import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citationsOf, countCitations } from '../../../server/src/workspace/createCitationIndex';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../support/fixtureWorkspace';
import { papersDigest } from '../features/papers';

test('papers with all their citations, whatever key cites them', () => {
  const { snapshot } = createFixtureWorkspace(`//- /refs.bib
@misc{ice, ids = {snow}, title = {Ice}}
@misc{sea, title = {Sea}}
//- /a.md
[@ice; @nobody] @snow
//- /b.tex
\\cite{ice}
`);
  const { citing } = snapshot.citations();
  const ice = snapshot.library().findByKey('ice')!;
  assert.deepEqual(
    citing.get(ice)?.map(({ uri, key }) => [uri, key]),
    [
      [uriOf('/a.md'), 'ice'],
      [uriOf('/a.md'), 'snow'],
      [uriOf('/b.tex'), 'ice'],
    ],
  );
  assert.equal(countCitations(snapshot, ice), 3);
  assert.equal(citing.has(snapshot.library().findByKey('sea')!), false);
  assert.deepEqual(
    citationsOf(snapshot, ice, uriOf('/b.tex')).map(({ key }) => key),
    ['ice'],
  );
});

test('typing prose leaves the index the same object, and its places move; another citation makes another index', () => {
  const { host, snapshot } = createFixtureWorkspace(`//- /refs.bib
@misc{ice, title = {Ice}}
//- /a.md
On ice [@ice].
//- /b.md
Also [@ice].
`);
  const uri = uriOf('/a.md');
  const before = snapshot.citations();
  const type = (text: string): typeof snapshot => host.apply({ kind: 'document', uri, languageId: 'markdown', text });
  const moved = type('Much on ice [@ice].\n');
  assert.equal(moved.citations(), before);
  assert.deepEqual(
    citationsOf(moved, moved.library().findByKey('ice')!, uri).map(({ keySpan }) => keySpan),
    [{ start: 14, end: 17 }],
  );
  assert.equal(type('Much on thin ice [@ice].\n').citations(), before, 'after letters that nobody asked about in between');
  const twice = type('On ice [@ice], [@ice].\n');
  assert.notEqual(twice.citations(), before);
  assert.equal(countCitations(twice, twice.library().findByKey('ice')!), 3);
  const none = type('On ice.\n');
  assert.equal(countCitations(none, none.library().findByKey('ice')!), 1);
});

test('a citation whose bibliography changes is read anew', () => {
  const { host, snapshot } = createFixtureWorkspace('//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n[@sea]\n');
  assert.equal(snapshot.citations().citing.size, 0);
  const bytes = new TextEncoder().encode('@misc{sea, title = {Sea}}');
  const next = host.apply({ kind: 'disk', files: [{ uri: uriOf('/refs.bib'), bytes }] });
  assert.equal(countCitations(next, next.library().findByKey('sea')!), 1);
});

test('the items of a draft are sorted once', () => {
  const { snapshot } = createFixtureWorkspace('//- /a.md\n@one @two @one');
  const draft = snapshot.drafts.get(uriOf('/a.md'))!;
  assert.deepEqual(
    [...draft.itemsByKey()].map(([key, items]) => [key, items.length]),
    [
      ['one', 2],
      ['two', 1],
    ],
  );
  assert.equal(draft.itemsByKey(), draft.itemsByKey());
});

/** The drafts draw as ranges where the paper with `key` is cited. */
function checkCitedAt(key: string, drafts: string): void {
  const { snapshot, files } = createFixtureWorkspace(papersDigest + drafts);
  const paper = snapshot.library().findByKey(key);
  assert.ok(paper, `no paper ${key}`);
  const places = citationsOf(snapshot, paper);
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
