import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TopicEdit, topicEdit } from '../../../../server/src/features/topics/topicEdit';
import { topicsFile as topicsKind } from '../../../../server/src/ownFiles/topics';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { drawTopic, riversAndHeads, topicOf, withTopics } from '../topicsSandbox';

const topicsFile = '/marginalia/topics.yaml';
const rivers = 'Mountain rivers: age-mountain-rivers sandbar';
const heads = 'Retrieval heads: longheads retrieval-heads-microscope';

/** The workspace and its topics once the edit is made. */
function make(workspace: FixtureWorkspace, edit: TopicEdit): { readonly text: string; readonly topics: readonly string[] } {
  const answer = topicEdit(workspace.host.snapshot, edit);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  const before = workspace.host.snapshot.ownFiles.topics.get(answer.uri)?.text;
  assert.equal(answer.isNew, before === undefined);
  assert.equal(answer.uri, uriOf(topicsFile));
  const text = applyEdits(before ?? '', answer.edits);
  const snapshot = workspace.host.apply({ kind: 'document', uri: answer.uri, languageId: 'yaml', text });
  return { text, topics: snapshot.topics().map(drawTopic) };
}

function check(edit: TopicEdit, topics: readonly string[], file = ''): FixtureWorkspace {
  const workspace = createFixtureWorkspace(`${riversAndHeads}${file === '' ? '' : `//- ${topicsFile}\n${file}`}`);
  assert.deepEqual(make(workspace, edit).topics, topics);
  const again = topicEdit(workspace.host.snapshot, edit);
  // A name that has changed can't be changed once more.
  if (edit.kind === 'move' || edit.kind === 'seed') assert.deepEqual(again.kind === 'edits' && again.edits, []);
  return workspace;
}

function checkRefused(edit: TopicEdit, reason: RegExp, source = riversAndHeads): void {
  const answer = topicEdit(createFixtureWorkspace(source).snapshot, edit);
  assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), reason);
}

test('a topic gets another name, and another again, and its own back', () => {
  const workspace = check({ kind: 'rename', label: 'Mountain rivers', newLabel: ' Alpine\nrivers ' }, [
    rivers.replace('Mountain', 'Alpine'),
    heads,
  ]);
  assert.deepEqual(make(workspace, { kind: 'rename', label: 'Alpine rivers', newLabel: 'Brooks' }).topics, [
    rivers.replace('Mountain rivers', 'Brooks'),
    heads,
  ]);
  assert.deepEqual(make(workspace, { kind: 'rename', label: 'Brooks', newLabel: 'Mountain rivers' }).topics, [rivers, heads]);
});

test('a name changes in its letter case alone', () => {
  const workspace = check({ kind: 'rename', label: 'Mountain rivers', newLabel: 'Mountain Rivers' }, [
    rivers.replace('rivers', 'Rivers'),
    heads,
  ]);
  assert.deepEqual(make(workspace, { kind: 'rename', label: 'Mountain Rivers', newLabel: 'MOUNTAIN RIVERS' }).topics, [
    rivers.replace('Mountain rivers', 'MOUNTAIN RIVERS'),
    heads,
  ]);
});

test('one topic is merged into another', () => {
  check({ kind: 'merge', labels: ['Retrieval heads'], into: 'Mountain rivers' }, [
    'Mountain rivers: longheads retrieval-heads-microscope age-mountain-rivers sandbar',
  ]);
});

test('what was renamed can be merged', () => {
  const workspace = check({ kind: 'rename', label: 'Retrieval heads', newLabel: 'Heads' }, [
    rivers,
    heads.replace('Retrieval heads', 'Heads'),
  ]);
  const { text, topics } = make(workspace, { kind: 'merge', labels: ['Heads', 'Mountain rivers'], into: 'Mountain rivers' });
  assert.deepEqual(topics, ['Mountain rivers: longheads retrieval-heads-microscope age-mountain-rivers sandbar']);
  assert.equal(text, `${topicsKind.head}  - label: Mountain rivers\n    replaces: [Retrieval heads]\n`);
});

test('a part of a topic becomes one of its own', () => {
  check({ kind: 'split', label: 'Mountain rivers', keys: ['sandbar'], newLabel: 'Maps' }, [
    'Mountain rivers: age-mountain-rivers',
    'Maps: sandbar',
    heads,
  ]);
});

test('a paper is moved, into a topic that exists or a new one, and back', () => {
  const workspace = check({ kind: 'move', keys: ['sandbar'], label: 'Retrieval heads' }, [
    'Mountain rivers: age-mountain-rivers',
    `${heads} sandbar`,
  ]);
  assert.deepEqual(make(workspace, { kind: 'move', keys: ['sandbar'], label: 'Mountain rivers' }).topics, [rivers, heads]);
  check({ kind: 'move', keys: ['sandbar', 'longheads'], label: 'New: ones' }, [
    'Mountain rivers: age-mountain-rivers',
    'New: ones: longheads sandbar',
    'Retrieval heads: retrieval-heads-microscope',
  ]);
});

test('words draw papers', () => {
  check({ kind: 'seed', label: 'Maps', words: ['map of', ' microscopes ', '?'] }, [
    'Mountain rivers: age-mountain-rivers sandbar',
    'Retrieval heads: longheads',
    'Maps: retrieval-heads-microscope',
  ]);
});

test('what the writer put into the file stays', () => {
  const file = '# mine\ntopics:\n  - label: Brooks # small ones\n    replaces: [Mountain rivers]\n';
  const workspace = check(
    { kind: 'move', keys: ['longheads'], label: 'Brooks' },
    ['Brooks: longheads age-mountain-rivers sandbar', 'Retrieval heads: retrieval-heads-microscope'],
    file,
  );
  assert.equal(
    [...workspace.host.snapshot.ownFiles.topics.values()][0]!.text,
    `${file}    papers:\n      - "LongHeads: Retrieval Heads for Long Text"\n`,
  );
});

test('after re-pasting the digest in another order, with other lines, the papers are where they were', () => {
  const workspace = check({ kind: 'move', keys: ['sandbar'], label: 'Maps' }, [
    'Mountain rivers: age-mountain-rivers',
    'Maps: sandbar',
    heads,
  ]);
  const [, ...lines] = riversAndHeads.split('\n');
  const blocks = lines
    .join('\n')
    .replace('Sandbar: Mountain Rivers', 'SANDBAR:   Mountain rivers')
    .split(/\n\n(?=On the|Sandbar|SANDBAR|Retrieval Heads under)/);
  const snapshot = workspace.host.apply({
    kind: 'disk',
    files: [{ uri: uriOf('/digest.txt'), bytes: new TextEncoder().encode(`News\n\n${blocks.reverse().join('\n\n')}`) }],
  });
  assert.deepEqual(snapshot.topics().find(({ label }) => label === 'Maps')?.keys, ['sandbar']);
});

test('subtopics are topics too', () => {
  const { snapshot } = createFixtureWorkspace(riversAndHeads);
  const topics = [
    topicOf('Nature', topicOf('Rivers', 'sandbar'), topicOf('Sand', 'age-mountain-rivers')),
    topicOf('Heads', 'longheads', 'retrieval-heads-microscope'),
  ];
  const answer = topicEdit(withTopics(snapshot, topics), { kind: 'rename', label: 'Rivers', newLabel: 'Brooks' });
  assert.equal(answer.kind === 'edits' && answer.edits[0]?.newText, `${topicsKind.head}  - label: Brooks\n    replaces: [Rivers]\n`);
});

test('what can’t be done is refused in words', () => {
  checkRefused({ kind: 'rename', label: 'Lakes', newLabel: 'Ponds' }, /"Lakes" no longer exists/);
  checkRefused({ kind: 'rename', label: 'Mountain rivers', newLabel: 'retrieval heads' }, /The topic "Retrieval heads" already exists/);
  checkRefused({ kind: 'rename', label: 'Mountain rivers', newLabel: ' \n ' }, /Enter a name for the topic/);
  checkRefused({ kind: 'merge', labels: ['Mountain rivers'], into: 'Mountain rivers' }, /Choose a different topic/);
  checkRefused({ kind: 'merge', labels: ['Lakes'], into: 'Mountain rivers' }, /^The topic "Lakes" no longer exists/);
  checkRefused(
    { kind: 'split', label: 'Mountain rivers', keys: ['sandbar', 'age-mountain-rivers'], newLabel: 'All' },
    /all papers in "Mountain rivers"/,
  );
  checkRefused({ kind: 'split', label: 'Mountain rivers', keys: [], newLabel: 'None' }, /No papers/);
  checkRefused({ kind: 'move', keys: ['gone'], label: 'Mountain rivers' }, /"gone" is no longer in any digest/);
  checkRefused({ kind: 'seed', label: 'X', words: ['?', ''] }, /Enter at least one word/);
});

test('a file that can’t be read is left alone, and the line is told', () => {
  for (const file of ['topics:\n\t- label: Brooks\n', 'topics:\n  - label: Ice\n<<<<<<< a\n=======\n>>>>>>> b\n']) {
    checkRefused(
      { kind: 'rename', label: 'Mountain rivers', newLabel: 'X' },
      /^topics\.yaml couldn't be read completely\. Nothing was changed\. Line [23]: /,
      `${riversAndHeads}//- ${topicsFile}\n${file}`,
    );
  }
});

test('the file is in the folder of the settings', () => {
  const { snapshot } = createFixtureWorkspace(riversAndHeads, { folder: 'mine/own' });
  const answer = topicEdit(snapshot, { kind: 'rename', label: 'Mountain rivers', newLabel: 'X' });
  assert.equal(answer.kind === 'edits' && answer.uri, uriOf('/mine/own/topics.yaml'));
});
