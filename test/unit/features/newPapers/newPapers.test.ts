import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasDecisions, listKnownDigestPapers, listNewPapers } from '../../../../server/src/features/newPapers/newPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { waitingPapers } from './waitingPapers';

const { host, snapshot } = createFixtureWorkspace(waitingPapers);

test('a paper is new until it is decided, noted, cited, or in a bibliography', () => {
  assert.deepEqual(
    listNewPapers(snapshot).map(({ key }) => key),
    ['lantern', 'moth'],
  );
  assert.deepEqual(
    listKnownDigestPapers(snapshot).map(({ key }) => key),
    ['sandbar', 'wick', 'roe2020', 'eddy', 'heron'],
  );
});

test('a paper stays known when its digest is replaced by another one', () => {
  const again = createFixtureWorkspace(waitingPapers);
  const uri = uriOf('/c-digest.txt');
  const text =
    'SANDBAR: Dating Mountain Rivers by Quartz\n\nMountain rivers leave sand bars. We date sand bars by the light that quartz grains keep.\n';
  again.host.apply({ kind: 'disk', files: [{ uri: uriOf('/a-digest.txt') }, { uri, bytes: new TextEncoder().encode(text) }] });
  assert.deepEqual(
    listNewPapers(again.host.snapshot).map(({ key }) => key),
    ['moth'],
  );
});

test('what is cited or decided while the editor is open counts at once', () => {
  const { snapshot: cited } = host;
  assert.equal(hasDecisions(cited), true);
  const later = host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'Lamps [@lantern].' });
  assert.deepEqual(
    listNewPapers(later).map(({ key }) => key),
    ['heron', 'moth'],
  );
  const forgotten = host.apply({ kind: 'document', uri: uriOf('/marginalia/reviewed.txt'), languageId: 'plaintext', text: '# nothing\n' });
  assert.equal(hasDecisions(forgotten), false);
  assert.deepEqual(
    listNewPapers(forgotten).map(({ key }) => key),
    ['sandbar', 'wick', 'heron', 'moth'],
  );
});
