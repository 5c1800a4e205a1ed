import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TopicEdit, topicEdit } from '../../../../server/src/features/topics/topicEdit';
import { defaultSettings } from '../../../../server/src/model/settings';
import {
  applyEdits,
  computeTopics,
  createFixtureWorkspace,
  type FixtureWorkspace,
  fixtureFolder,
  uriOf,
} from '../../../support/fixtureWorkspace';
import { drawTopic, riversAndHeads, topicOf, withTopics } from '../topicsSandbox';

const path = '/marginalia/topics.yaml';
const rivers = 'Mountain rivers: age-mountain-rivers sandbar';
const heads = 'Retrieval heads: longheads retrieval-heads-microscope';
const later = `
Brook: Mountain Rivers while They Are Small

We present Brook, on mountain rivers that are small. Few look at mountain rivers before they are large.
`;

function open(file = '', digest = riversAndHeads): FixtureWorkspace {
  return createFixtureWorkspace(`${digest}${file === '' ? '' : `//- ${path}\n${file}`}`);
}

/** Makes the edit in the topics file, and returns its text. */
function make({ host }: FixtureWorkspace, edit: TopicEdit): string {
  const answer = topicEdit(host.snapshot, edit);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  const text = applyEdits(host.snapshot.ownFiles.topics.get(answer.uri)?.text ?? '', answer.edits);
  host.apply({ kind: 'document', uri: answer.uri, languageId: 'yaml', text });
  return text;
}

const keep: TopicEdit = { kind: 'keep-headings' };
const topicsOf = ({ host }: FixtureWorkspace): readonly string[] => computeTopics(host).topics().map(drawTopic);

/** The kept outline in the text of a file, without the comment above it. */
const keptIn = (text: string): string => text.slice(text.indexOf('locked:'));

const keptText = `locked:
  - label: Mountain rivers
    papers:
      - On the Age of Mountain Rivers
      - "Sandbar: Mountain Rivers from Above"
  - label: Retrieval heads
    papers:
      - "LongHeads: Retrieval Heads for Long Text"
      - Retrieval Heads under a Microscope
`;

test('the present headings are kept with their papers, and nothing changes', () => {
  const workspace = open();
  const before = topicsOf(workspace);
  assert.deepEqual(before, [rivers, heads]);
  assert.equal(keptIn(make(workspace, keep)), keptText);
  assert.deepEqual(topicsOf(workspace), before);
  const again = topicEdit(workspace.host.snapshot, keep);
  assert.deepEqual(again.kind === 'edits' && again.edits, []);
});

test('a paper that comes later joins its heading; kept again, it gets its line', () => {
  const workspace = open(keptText.replace('Mountain rivers', 'Brooks'), riversAndHeads + later);
  assert.deepEqual(topicsOf(workspace), [`${rivers.replace('Mountain rivers', 'Brooks')} brook`, heads]);
  assert.match(make(workspace, keep), /from Above"\n {6}- "Brook: Mountain Rivers while They Are Small"\n/);
});

test('headings are found anew without the kept ones, and the rest of the file stays', () => {
  const own = '# mine\ntopics:\n  - label: Maps\n    papers: [Sandbar]\n';
  const workspace = open(`${own}${keptText.replace('Mountain rivers', 'Brooks')}`);
  assert.deepEqual(topicsOf(workspace), ['Brooks: age-mountain-rivers', 'Maps: sandbar', heads]);
  assert.equal(make(workspace, { kind: 'find-headings-anew' }), own);
  assert.deepEqual(topicsOf(workspace), ['Mountain rivers: age-mountain-rivers', 'Maps: sandbar', heads]);
});

test('the writer’s own topics hold over kept headings, and are kept as they are shown', () => {
  const workspace = open(keptText);
  make(workspace, { kind: 'rename', label: 'Mountain rivers', newLabel: 'Brooks' });
  make(workspace, { kind: 'move', keys: ['longheads'], label: 'Long texts' });
  const shown = topicsOf(workspace);
  assert.deepEqual(shown, [
    rivers.replace('Mountain rivers', 'Brooks'),
    'Retrieval heads: retrieval-heads-microscope',
    'Long texts: longheads',
  ]);
  make(workspace, keep);
  assert.deepEqual(topicsOf(workspace), shown);
  make(workspace, { kind: 'merge', labels: ['Long texts'], into: 'Brooks' });
  assert.deepEqual(topicsOf(workspace), ['Brooks: age-mountain-rivers sandbar longheads', 'Retrieval heads: retrieval-heads-microscope']);
});

test('the writer’s order of papers holds, also when a topic of the writer takes one away', () => {
  const turned =
    'locked:\n  - label: All\n    papers: [Sandbar, Retrieval Heads under a Microscope, On the Age of Mountain Rivers, LongHeads]\n';
  const workspace = open(turned);
  assert.deepEqual(topicsOf(workspace), ['All: sandbar retrieval-heads-microscope age-mountain-rivers longheads']);
  make(workspace, { kind: 'move', keys: ['age-mountain-rivers'], label: 'Age' });
  assert.deepEqual(topicsOf(workspace), ['All: sandbar retrieval-heads-microscope longheads', 'Age: age-mountain-rivers']);
});

test('lines of papers that are gone stay at their place, and so do headings that have only such lines', () => {
  const text = keptText
    .replace('      - On the Age', '      - Deltas and How They Grow # gone for now\n      - On the Age')
    .replace('  - label: Retrieval', '  - label: Ice\n    papers:\n      - Glaciers\n  - label: Retrieval');
  const workspace = open(text, riversAndHeads + later);
  assert.deepEqual(topicsOf(workspace), [`${rivers} brook`, heads]);
  assert.equal(
    make(workspace, keep),
    text.replace('from Above"\n', 'from Above"\n      - "Brook: Mountain Rivers while They Are Small"\n'),
  );
});

test('subtopics, papers beside them, and the other papers', () => {
  const { host, snapshot } = open();
  const topics = [
    topicOf('Rivers', topicOf('Maps', 'sandbar'), topicOf('Other papers', 'age-mountain-rivers')),
    topicOf('Other papers', 'longheads', 'retrieval-heads-microscope'),
  ];
  const answer = topicEdit(withTopics(snapshot, topics), keep);
  assert.ok(answer.kind === 'edits');
  const text = applyEdits('', answer.edits);
  assert.match(
    text,
    /- label: Rivers\n {4}papers:\n {6}- On the Age of Mountain Rivers\n {4}subtopics:\n {6}- label: Maps\n {8}papers:\n {10}- "Sandbar/,
  );
  host.apply({ kind: 'document', uri: uriOf(path), languageId: 'yaml', text });
  assert.deepEqual(computeTopics(host).topics().map(drawTopic), topics.map(drawTopic));
});

test('a paper whose topic is not found yet gets no line, and keeps the one that it has', () => {
  const workspace = open(keptText);
  const paste = (digest: string): unknown =>
    workspace.host.apply({ kind: 'document', uri: uriOf('/digest.txt'), languageId: 'plaintext', text: digest });
  const digest = riversAndHeads.slice(riversAndHeads.indexOf('\n') + 1);
  paste(digest + later);
  assert.equal(workspace.host.snapshot.topics().map(drawTopic)[0], `${rivers} brook`);
  assert.equal(make(workspace, keep), keptText);
  assert.deepEqual(topicsOf(workspace), [`${rivers} brook`, heads]);

  paste(digest);
  topicsOf(workspace);
  const withLine = keptText.replace('Long Text"\n', 'Long Text"\n      - Brook\n');
  workspace.host.apply({ kind: 'document', uri: uriOf(path), languageId: 'yaml', text: withLine });
  paste(digest + later);
  assert.equal(make(workspace, keep), withLine);
});

test('a subtopic that has all papers of its heading is kept again', () => {
  const text = `locked:
  - label: Everything
    subtopics:
      - label: Text
        papers: [Sandbar, LongHeads, On the Age of Mountain Rivers, Retrieval Heads under a Microscope]
`;
  const answer = topicEdit(open(text).snapshot, keep);
  assert.deepEqual(answer.kind === 'edits' && answer.edits, []);
});

test('headings are found anew in all folders, of which each may keep some', () => {
  const { host } = open(keptText.slice(0, keptText.indexOf('  - label: Retrieval')));
  const uri = 'file:///shelf/marginalia/topics.yaml';
  const own = 'topics:\n  - label: Maps\n    words: [maps]\n';
  host.apply({ kind: 'configured', folders: [fixtureFolder, 'file:///shelf'], settings: defaultSettings });
  const shelf = `${own}locked:\n${keptText.slice(keptText.indexOf('  - label: Retrieval'))}`;
  const write = (text: string): unknown => host.apply({ kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(text) }] });
  write(shelf);
  assert.equal(host.snapshot.keptHeadings().length, 2);
  const answer = topicEdit(host.snapshot, { kind: 'find-headings-anew' });
  assert.ok(answer.kind === 'edits');
  assert.equal(answer.uri, uriOf(path));
  assert.deepEqual([...answer.others.keys()], [uri]);
  assert.equal(applyEdits(shelf, answer.others.get(uri)!), own);

  write(`${shelf}\t- a`);
  const refused = topicEdit(host.snapshot, { kind: 'find-headings-anew' });
  assert.match(refused.kind === 'refused' ? refused.reason : '', /couldn't be read completely\. Nothing was changed/);
});

test('two papers with one title are told apart by their keys', () => {
  const twice = `${riversAndHeads}
On the Age of Mountain Rivers

A note on another thing: retrieval heads again. What do retrieval heads do with retrieval heads, and why?
`;
  const workspace = open('', twice);
  const before = topicsOf(workspace);
  make(workspace, keep);
  assert.deepEqual(topicsOf(workspace), before);
});

test('a heading renamed by hand keeps its name, also if headings are kept before papers are put under it', () => {
  const workspace = open(keptText);
  const { host } = workspace;
  host.apply({ kind: 'document', uri: uriOf(path), languageId: 'yaml', text: keptText.replace('Mountain rivers', 'Brooks') });
  const answer = topicEdit(host.snapshot, keep);
  assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), /have just changed.*in a moment/);
  topicsOf(workspace);
  const later = topicEdit(host.snapshot, keep);
  assert.deepEqual(later.kind === 'edits' && later.edits, []);
});

test('what can’t be done is refused', () => {
  const check = (workspace: FixtureWorkspace, edit: TopicEdit, reason: RegExp): void => {
    const answer = topicEdit(workspace.host.snapshot, edit);
    assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), reason);
  };
  check(open(), { kind: 'find-headings-anew' }, /Topics aren't locked/);
  check(createFixtureWorkspace('//- /draft.md\nA\n'), keep, /no topics to lock/);
  check(open('locked:\n\t- a'), keep, /couldn't be read completely\. Nothing was changed\. Line 2/);
});
