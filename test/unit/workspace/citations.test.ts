import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chooseKey,
  citationsOf,
  countCitations,
  findOwnEntry,
  getDraftBibliographies,
  resolveCitation,
} from '../../../server/src/workspace/citations';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../support/fixtureWorkspace';
import { papersDigest } from '../features/papers';

const sandbox = `//- /one/refs.bib
@misc{doe, title = {First Things}}
@misc{shared1, title = {Shared Things}}
//- /two/refs.bib
@misc{doe, title = {Second Things}}
@misc{shared2, ids = {old}, title = {Shared things}}
//- /two/refs.json
[{"id": "json1", "type": "book", "title": "Things in JSON"}]
//- /one/a.md
---
bibliography: refs.bib
---
//- /two/b.md
---
bibliography: [refs.bib, refs.json, gone.bib]
---
//- /c.md
text
`;
const { snapshot } = createFixtureWorkspace(sandbox);

test('what a draft is compiled with: files, what is missing, whether all is known', () => {
  const one = getDraftBibliographies(snapshot, uriOf('/one/a.md'));
  assert.deepEqual([one.files.map(({ uri }) => uri), one.missing.length, one.isComplete], [[uriOf('/one/refs.bib')], 0, true]);
  const two = getDraftBibliographies(snapshot, uriOf('/two/b.md'));
  assert.deepEqual(
    [two.files.map(({ uri }) => uri), two.missing.map(({ path }) => path), two.isComplete],
    [[uriOf('/two/refs.bib'), uriOf('/two/refs.json')], ['gone.bib'], false],
  );
  assert.deepEqual(getDraftBibliographies(snapshot, uriOf('/c.md')).files, []);
});

test('one key, two bibliographies: each draft means its own', () => {
  assert.deepEqual(
    resolveCitation(snapshot, uriOf('/one/a.md'), 'doe').map(({ title }) => title),
    ['First Things'],
  );
  assert.deepEqual(
    resolveCitation(snapshot, uriOf('/two/b.md'), 'doe').map(({ title }) => title),
    ['Second Things'],
  );
  assert.equal(resolveCitation(snapshot, uriOf('/c.md'), 'doe').length, 2);
});

test('one paper, two keys: each draft cites it by its own', () => {
  const [paper] = resolveCitation(snapshot, uriOf('/one/a.md'), 'shared2');
  assert.equal(paper?.occurrences.length, 2);
  assert.equal(chooseKey(snapshot, uriOf('/one/a.md'), paper!), 'shared1');
  assert.equal(chooseKey(snapshot, uriOf('/two/b.md'), paper!), 'shared2');
  assert.equal(chooseKey(snapshot, uriOf('/c.md'), paper!), 'shared1');
});

test('entries by key, alias and in CSL', () => {
  assert.equal(findOwnEntry(snapshot, uriOf('/two/b.md'), 'old')?.entry.key, 'shared2');
  assert.equal(findOwnEntry(snapshot, uriOf('/two/b.md'), 'json1')?.file.uri, uriOf('/two/refs.json'));
  assert.equal(findOwnEntry(snapshot, uriOf('/one/a.md'), 'json1'), undefined);
});

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
