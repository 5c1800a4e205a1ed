import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from '../../../../server/src/features/findings/allRules';
import { detectOnce, nameRule } from '../../../../server/src/features/findings/rule';
import { undefinedCitation } from '../../../../server/src/features/findings/undefinedCitation';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

test('what a rule detects in a file stays until the file changes, or a bibliography does', () => {
  const head = '---\nbibliography: refs.bib\n---\n\n';
  const { host } = createFixtureWorkspace(
    `//- /refs.bib\n@misc{sea, title = {Sea}}\n//- /one.md\n${head}[@tide]\n//- /two.md\n${head}[@wave]\n`,
  );
  const find = (path: string): ReturnType<typeof detectOnce> => detectOnce(host.snapshot, undefinedCitation, uriOf(path));
  const first = find('/one.md');
  assert.equal(first.length, 1);
  host.apply({ kind: 'document', uri: uriOf('/two.md'), languageId: 'markdown', text: `${head}[@wave], a letter` });
  assert.equal(find('/one.md'), first);
  host.apply({ kind: 'document', uri: uriOf('/one.md'), languageId: 'markdown', text: `${head}[@sea]` });
  assert.deepEqual(find('/one.md'), []);
  assert.equal(find('/two.md').length, 1);
  const bytes = new TextEncoder().encode('@misc{wave, title = {Waves}}');
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/refs.bib'), bytes }] });
  assert.deepEqual(find('/two.md'), []);
  assert.deepEqual(detectOnce(host.snapshot, undefinedCitation, uriOf('/nowhere.md')), []);
});

test('a rule has a name that is no code', () => {
  assert.equal(nameRule('contradicted-number'), 'Contradicted number');
  assert.equal(nameRule('undefined-citation'), 'Unknown citation key');
  for (const { code } of allRules) assert.match(nameRule(code), /^[A-Z][^-]* [^-]*$/, code);
});
