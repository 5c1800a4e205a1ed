import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeConflicts, listConflicts } from '../../../../server/src/features/bibliography/completeEntries';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const { snapshot } = createFixtureWorkspace(
  '//- /a.bib\n<<<<<<< HEAD\n@misc{a, title = {A}}\n=======\n>>>>>>> theirs\n//- /b.bib\n@misc{b, title = {A <<<<<<< B}}\n',
);

test('bibliographies with marks of a conflict, and why they are not written', () => {
  const uris = ['/a.bib', '/b.bib', '/none.bib'].map(uriOf);
  assert.deepEqual(listConflicts(snapshot, uris), [uriOf('/a.bib')]);
  assert.equal(
    describeConflicts(listConflicts(snapshot, uris)),
    'Nothing was changed because of merge conflicts in a.bib. Choose one version and remove the conflict markers.',
  );
  assert.equal(describeConflicts([]), undefined);
});

test('a line of equals signs, or one mark alone, is no conflict', () => {
  const underlined = '% Papers\n=======\n@misc{a, title = {A}}\n';
  const others = [
    '=======\n',
    '<<<<<<< a\n',
    '>>>>>>> b\n',
    '<<<<<<< a\n=======\n',
    '>>>>>>> b\n=======\n<<<<<<< a\n',
    '<<<<<<<a\n=======\n>>>>>>> b\n',
  ];
  for (const text of [underlined, ...others]) {
    const { snapshot: other } = createFixtureWorkspace(`//- /a.bib\n${text}`);
    assert.deepEqual(listConflicts(other, [uriOf('/a.bib')]), [], text);
  }
  const crlf = '% a\r\n=======\r\n<<<<<<< HEAD\r\n@misc{a}\r\n||||||| base\r\n=======\r\n@misc{b}\r\n>>>>>>> theirs\r\n';
  const { snapshot: joined } = createFixtureWorkspace(`//- /a.bib\n${crlf}`);
  assert.deepEqual(listConflicts(joined, [uriOf('/a.bib')]), [uriOf('/a.bib')]);
});
