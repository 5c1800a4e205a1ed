import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listKnownFindings } from '../../../../../server/src/features/requests/checkDraft/knownFindings';
import { detectOnce } from '../../../../../server/src/features/rules/detectOnce';
import { undefinedCitation } from '../../../../../server/src/features/rules/undefinedCitation';
import { createFixtureWorkspace, uriOf } from '../../../../support/fixtureWorkspace';
import { bibliography } from './reviewFixture';

test('the findings of a file stay until it changes, or a bibliography does', () => {
  const head = '---\nbibliography: refs.bib\n---\n\n';
  const { host } = createFixtureWorkspace(`${bibliography}//- /one.md\n${head}[@tide]\n//- /two.md\n${head}[@wave]\n`);
  const find = (path: string): ReturnType<typeof detectOnce> => detectOnce(host.snapshot, undefinedCitation, uriOf(path));
  const first = find('/one.md');
  assert.deepEqual(
    listKnownFindings(host.snapshot, undefinedCitation, uriOf('/one.md')).map(({ uri, code, severity }) => [uri, code, severity]),
    [[uriOf('/one.md'), 'undefined-citation', 'warning']],
  );
  host.apply({ kind: 'document', uri: uriOf('/two.md'), languageId: 'markdown', text: `${head}[@wave], a letter` });
  assert.equal(find('/one.md'), first);
  host.apply({ kind: 'document', uri: uriOf('/one.md'), languageId: 'markdown', text: `${head}[@sea]` });
  assert.deepEqual(find('/one.md'), []);
  assert.equal(find('/two.md').length, 1);
  const bytes = new TextEncoder().encode('@misc{wave, title = {Waves}}');
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/refs.bib'), bytes }] });
  assert.deepEqual(find('/two.md'), []);
  assert.deepEqual(listKnownFindings(host.snapshot, undefinedCitation, uriOf('/nowhere.md')), []);
});
