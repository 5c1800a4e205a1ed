import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, renderHover } from '../../../server/src/features/finding/hover';
import { definition } from '../../../server/src/features/finding/paperPlaces';
import { defaultSettings } from '../../../server/src/model/settings';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { riversAndHeads } from './topicsSandbox';

const file = (text: string): string => `${riversAndHeads}//- /marginalia/topics.yaml\n${text}`;

test('a title in the topics file leads to its paper', () => {
  const { snapshot, cursor } = createFixtureWorkspace(
    file("topics:\n  - label: Maps\n    papers:\n      - 'SANDBAR - Moun<|>tain rivers from above'\n      - Unknown\n"),
  );
  assert.match(renderHover(hover(snapshot, cursor.uri, cursor.offset)!), /Sandbar/);
  assert.deepEqual(
    definition(snapshot, cursor.uri, cursor.offset)?.targets.map(({ uri }) => uri),
    [uriOf('/digest.txt')],
  );
});

test('so does a name or a key; a title that the library lacks does not', () => {
  for (const [written, found] of [
    ['Sandbar', true],
    ['age-mountain-rivers', true],
    ['Unknown', false],
  ] as const) {
    const { snapshot, cursor } = createFixtureWorkspace(file(`topics:\n  - label: Maps\n    papers: ["${written}<|>"]\n`));
    assert.equal(definition(snapshot, cursor.uri, cursor.offset) !== undefined, found, written);
  }
});

test('a change of the topics file leaves the library what it was', () => {
  const { host, snapshot } = createFixtureWorkspace(file('topics:\n  - label: Brooks\n    replaces: [Mountain rivers]\n'));
  assert.deepEqual(
    snapshot.topics().map(({ label }) => label),
    ['Brooks', 'Retrieval heads'],
  );
  const after = host.apply({ kind: 'disk', files: [{ uri: uriOf('/marginalia/topics.yaml') }] });
  assert.deepEqual(
    after.topics().map(({ label }) => label),
    ['Mountain rivers', 'Retrieval heads'],
  );
  assert.deepEqual(
    [after.library, after.revision, after.searchIndex, after.foundTopics],
    [snapshot.library, snapshot.revision, snapshot.searchIndex, snapshot.foundTopics],
  );
  const typed = host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'a' });
  assert.equal(typed.topics, after.topics);
});

test('topics of several folders are joined', () => {
  const { host } = createFixtureWorkspace(riversAndHeads);
  const folders = [uriOf(''), 'file:///other'];
  host.apply({ kind: 'configured', folders, settings: defaultSettings });
  for (const [folder, text] of [
    ['/desk', 'topics:\n  - label: Brooks\n    replaces: [Mountain rivers]\n'],
    ['/other', 'topics:\n  - label: BROOKS\n    papers: [LongHeads]\n'],
  ]) {
    host.apply({ kind: 'disk', files: [{ uri: `file://${folder}/marginalia/topics.yaml`, bytes: new TextEncoder().encode(text) }] });
  }
  host.apply({
    kind: 'disk',
    files: [
      {
        uri: 'file:///desk/below/marginalia/topics.yaml',
        bytes: new TextEncoder().encode('topics:\n  - label: No\n    papers: [Sandbar]\n'),
      },
    ],
  });
  assert.deepEqual(
    host.snapshot.topics().map(({ label, keys }) => `${label}: ${keys.join(' ')}`),
    ['Brooks: longheads age-mountain-rivers sandbar', 'Retrieval heads: retrieval-heads-microscope'],
  );
});
