import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseKey, findOwnEntry, getDraftBibliographies, resolveCitation } from '../../../../server/src/workspace/drafts/draftLibrary';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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
