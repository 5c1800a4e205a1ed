import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExportItem, createNewEntry } from '../../../../server/src/features/bibliography/entrySource';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const entry = '@misc{sea, title = {The Sea}}';
const sandbox = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
% first
${entry}
`;

test('a paper of digests is made from what they say, one of a bibliography from its text', () => {
  const { snapshot } = createFixtureWorkspace(sandbox);
  const [moraine, sea] = ['moraine', 'sea'].map((key) => snapshot.library().findByKey(key)!);
  assert.deepEqual(createNewEntry(snapshot, moraine!, 'moraine'), {
    key: 'moraine',
    source: { kind: 'paper', paper: moraine },
    options: { preferredVersion: 'published' },
  });
  const copied = createNewEntry(snapshot, sea!, 'ocean');
  assert.equal(copied.source.kind === 'text' ? copied.source.text : '', entry);
  assert.equal(copied.item?.id, 'ocean');
  const exported = createExportItem(snapshot, sea!, 'ocean');
  assert.equal(exported.kind === 'entry' ? exported.fileKey : '', 'sea');
});
