import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listKnownFindings } from '../../../../server/src/features/review/ruleFindings';
import { undefinedCitation } from '../../../../server/src/features/findings/undefinedCitation';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { bibliography } from './reviewFixture';

test('the findings of a rule know their file', () => {
  const { host } = createFixtureWorkspace(`${bibliography}//- /one.md\n---\nbibliography: refs.bib\n---\n\n[@tide]\n`);
  assert.deepEqual(
    listKnownFindings(host.snapshot, undefinedCitation, uriOf('/one.md')).map(({ uri, code, severity }) => [uri, code, severity]),
    [[uriOf('/one.md'), 'undefined-citation', 'warning']],
  );
  assert.deepEqual(listKnownFindings(host.snapshot, undefinedCitation, uriOf('/nowhere.md')), []);
});
