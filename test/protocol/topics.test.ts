import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { CodeLens, Hover } from 'vscode-languageserver-protocol';
import { checksumText } from '../../server/src/base/checksum';
import type { TopicEdit } from '../../server/src/features/topics/topicEdit';
import type { TopicEditAnswer } from '../../server/src/protocol/ownFileRequests';
import type { TopicSectionAnswer, TopicsAnswer } from '../../server/src/protocol/paperRequests';
import {
  type ClientOptions,
  createWorkspace,
  editorCapabilities,
  type LspClient,
  nextChange,
  startClient,
  type Workspace,
} from '../support/lspClient';
import { createLibraryOfSubjects, subjectOf } from '../unit/topics/libraryOfSubjects';
import { askUntil, waitForDiagnostics } from './waiting';

const timeout = 20_000;
const digest = ['Kite', 'Lark', 'Moth', 'Newt']
  .map(
    (name, index) =>
      `${name}: ${index < 2 ? 'Mountain Rivers' : 'Retrieval Heads'} and ${name}\n\nWe present ${name}, on ${index < 2 ? 'mountain rivers' : 'retrieval heads'}, with care: ${index < 2 ? 'mountain rivers' : 'retrieval heads'} again.\n`,
  )
  .join('\n');
const rivers = 'Mountain rivers: kite lark';
const heads = 'Retrieval heads: moth newt';

const opened: { client: LspClient; workspace: Workspace }[] = [];

async function startOn(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ClientOptions = {},
): Promise<{ client: LspClient; workspace: Workspace; fileUri: string }> {
  const workspace = await createWorkspace({ 'digest.txt': digest, ...files });
  const client = await startClient(workspace, options);
  opened.push({ client, workspace });
  // Topics are computed when everything has been read.
  const grouped = nextChange(client);
  await client.ready;
  await grouped;
  return { client, workspace, fileUri: workspace.uriOf('marginalia/topics.yaml') };
}

afterEach(async () => {
  for (const { client, workspace } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    workspace.dispose();
  }
});

async function topicsOf(client: LspClient): Promise<readonly string[]> {
  const { topics } = await client.request<TopicsAnswer>('marginalia/topics', {});
  return topics.map(({ label, keys }) => `${label}: ${keys.join(' ')}`);
}

/** Waits until the topics are these: they are computed when the library has rested for a second. */
async function becomes(client: LspClient, expected: readonly string[]): Promise<void> {
  await askUntil(
    client,
    () => topicsOf(client),
    (topics) => isDeepStrictEqual(topics, expected),
  );
}

async function edit(client: LspClient, params: TopicEdit): Promise<TopicEditAnswer> {
  return client.request<TopicEditAnswer>('marginalia/ownFileEdit', params);
}

/** The text after the edits of an answer, which are one at most. */
function apply(text: string, answer: TopicEditAnswer): string {
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const [only, ...others] = answer.edits;
  assert.deepEqual(others, []);
  return only === undefined ? text : text.slice(0, offset(only.range.start)) + only.newText + text.slice(offset(only.range.end));
}

test('papers in words that no other paper has are under the topic of their section of a digest', { timeout }, async () => {
  const write = ({ title, abstract }: { readonly title: string; readonly abstract: string }): string => `${title}\n\n${abstract}\n\n`;
  const papers = createLibraryOfSubjects(64);
  const writeAll = (isRiver: boolean): string =>
    papers
      .filter(({ key }) => (subjectOf(key) === 1) === isRiver)
      .map(write)
      .join('');
  const strangers = ['Zurnak: Belto Fimra Osk', 'Quolde: Visk Ambrut Galdin'].map((title) =>
    write({ title, abstract: `${title.replace(':', '')} sedran olvik. ${title.replace(':', '')} mundel harpis.` }),
  );
  const { client } = await startOn({
    'digest.txt': `Other Subjects\n\n${writeAll(false)}Mountain Rivers\n\n${writeAll(true)}${strangers.join('')}`,
  });
  const { topics } = await client.request<TopicsAnswer>('marginalia/topics', {});
  const rivers = topics.find(({ label }) => label === 'Mountain rivers');
  assert.equal(rivers?.keys.length, 10);
  assert.ok(
    ['zurnak', 'quolde'].every((key) => rivers.keys.includes(key)),
    rivers.keys.join(' '),
  );
});

test('an edit makes the file; when it is there, the topics follow', { timeout }, async () => {
  const { client, workspace, fileUri } = await startOn({});
  assert.deepEqual(await topicsOf(client), [rivers, heads]);
  const answer = await edit(client, { kind: 'rename', label: 'Mountain rivers', newLabel: 'Alpine rivers' });
  assert.ok(answer.kind === 'edits' && answer.isNew && answer.uri === fileUri, JSON.stringify(answer));
  await workspace.write('marginalia/topics.yaml', apply('', answer));
  const told = nextChange(client, 'topics');
  await client.filesChanged([{ uri: fileUri, type: 1 }]);
  await told;
  assert.deepEqual(await topicsOf(client), [rivers.replace('Mountain', 'Alpine'), heads]);
});

test('edits are for the file as it is on disk, also if the editor has not told of a change yet', { timeout }, async () => {
  const own = 'topics:\n  - label: Alpine rivers\n    replaces: [Mountain rivers]\n';
  const { client, workspace, fileUri } = await startOn({ 'marginalia/topics.yaml': own });
  const changed = `# Somebody else\n# has written this.\n${own}`;
  await workspace.write('marginalia/topics.yaml', changed);
  const answer = await edit(client, { kind: 'rename', label: 'Alpine rivers', newLabel: 'Brooks' });
  assert.equal(apply(changed, answer), changed.replace('Alpine rivers', 'Brooks'));
  assert.deepEqual(answer.kind === 'edits' && [answer.isNew, answer.basis], [false, { checksum: checksumText(changed) }]);
  await workspace.remove('marginalia/topics.yaml');
  const anew = await edit(client, { kind: 'seed', label: 'Brooks', words: ['brook'] });
  assert.deepEqual(anew.kind === 'edits' && [anew.isNew, anew.basis, anew.uri], [true, undefined, fileUri]);
  await workspace.write('marginalia/topics.yaml', 'locked:\n  - label: Heads\n    papers: [Newt]\n');
  assert.doesNotMatch(apply('', await edit(client, { kind: 'find-headings-anew' })), /kept/);
});

test('kept headings stay while papers come and go, and for whoever else opens the files (slow)', { timeout }, async () => {
  const { client, workspace, fileUri } = await startOn({});
  const kept = apply('', await edit(client, { kind: 'keep-headings' }));
  // The second chapter first, and by another name.
  const turned = kept.replace(/( {2}- label: )(Mountain rivers)(\n(?: {4}.*\n)+)([^]*)/, '$4$1Alpine rivers$3');
  const recomputed = nextChange(client);
  await workspace.write('marginalia/topics.yaml', turned);
  await client.filesChanged([{ uri: fileUri, type: 1 }]);
  await recomputed;
  const alpine = rivers.replace('Mountain', 'Alpine');
  await becomes(client, [heads, alpine]);
  const { topics } = await client.request<TopicsAnswer>('marginalia/topics', {});
  assert.ok(topics.every(({ isKept }) => isKept === true));

  const more = workspace.uriOf('more-digest.txt');
  await workspace.write(
    'more-digest.txt',
    'Oryx: Mountain Rivers and Oryx\n\nWe present Oryx, on mountain rivers, with care: mountain rivers again.\n',
  );
  await client.filesChanged([{ uri: more, type: 1 }]);
  await becomes(client, [heads, `${alpine} oryx`]);
  const other = await startClient(workspace);
  opened.push({ client: other, workspace: { ...workspace, dispose: () => undefined } });
  await other.ready;
  assert.deepEqual(await topicsOf(other), [heads, `${alpine} oryx`]);
  assert.match(apply(turned, await edit(client, { kind: 'keep-headings' })), /\n {6}- "Oryx: Mountain Rivers and Oryx"\n/);

  await workspace.remove('more-digest.txt');
  await client.filesChanged([{ uri: more, type: 3 }]);
  await becomes(client, [heads, alpine]);
  const anew = apply(turned, await edit(client, { kind: 'find-headings-anew' }));
  assert.doesNotMatch(anew, /kept|Alpine/);
  await client.open(fileUri, 'yaml', anew);
  await becomes(client, [rivers, heads]);
  assert.deepEqual(await edit(client, { kind: 'find-headings-anew' }), {
    kind: 'refused',
    reason: "Topics aren't locked.",
  });
});

test('kept headings in conflict, kept twice, and papers that are gone are told where they stand', { timeout }, async () => {
  const kept = 'locked:\n  - label: Birds\n    papers:\n      - Lark\n      - Heron\n';
  const { client, fileUri } = await startOn({ 'marginalia/topics.yaml': `${kept}${kept}` });
  const told = await waitForDiagnostics(client, fileUri, (list) => list.length > 0);
  assert.deepEqual(
    told.map(({ range, code, severity }) => [range.start.line, code, severity]).sort(),
    [
      [4, 'missing-kept-paper', 4],
      [6, 'malformed-topics', 2],
      [8, 'malformed-topics', 2],
      [9, 'malformed-topics', 2],
      [9, 'missing-kept-paper', 4],
    ].sort(),
  );
  await client.open(fileUri, 'yaml', `${kept}<<<<<<< ours\n  - label: Fish\n=======\n  - label: Newts\n>>>>>>> theirs\n`);
  const marked = await waitForDiagnostics(client, fileUri, (list) => list.some(({ range }) => range.start.line === 5));
  assert.match(JSON.stringify(marked.find(({ range }) => range.start.line === 5)?.message), /merge conflicts/);
  const answer = await edit(client, { kind: 'keep-headings' });
  assert.match(answer.kind === 'refused' ? answer.reason : '', /couldn't be read completely\. Nothing was changed\. Line 6/);
});

test('what stands in the editor counts, and closing brings the file back', { timeout }, async () => {
  const text = '# mine\ntopics:\n  - label: Birds\n    papers: [Lark]\n';
  const { client, fileUri } = await startOn({ 'marginalia/topics.yaml': text });
  assert.deepEqual(await topicsOf(client), ['Mountain rivers: kite', 'Birds: lark', heads]);
  const changed = apply(text, await edit(client, { kind: 'move', keys: ['moth'], label: 'birds' }));
  assert.equal(changed, '# mine\ntopics:\n  - label: Birds\n    papers: [Lark, "Moth: Retrieval Heads and Moth"]\n');
  await client.open(fileUri, 'yaml', changed);
  assert.deepEqual(await topicsOf(client), ['Mountain rivers: kite', 'Birds: lark moth', 'Retrieval heads: newt']);
  await client.close(fileUri);
  assert.deepEqual(await topicsOf(client), ['Mountain rivers: kite', 'Birds: lark', heads]);
});

test('CRLF and a byte order mark on disk', { timeout }, async () => {
  const text = '\ufefftopics:\r\n  - label: Birds\r\n    papers:\r\n      - Lark: Mountain Rivers and Lark\r\n';
  const { client, fileUri } = await startOn({ 'marginalia/topics.yaml': new TextEncoder().encode(text) });
  assert.deepEqual(await topicsOf(client), ['Mountain rivers: kite', 'Birds: lark', heads]);
  const open = text.slice(1);
  await client.open(fileUri, 'yaml', open);
  assert.equal(
    apply(open, await edit(client, { kind: 'move', keys: ['kite'], label: 'Birds' })),
    `${open}      - "Kite: Mountain Rivers and Kite"\r\n`,
  );
});

test('broken files are told, and never changed', { timeout }, async () => {
  const { client, fileUri } = await startOn({ 'marginalia/topics.yaml': 'topics:\n\t- label: Birds\n' });
  const [tabs] = await waitForDiagnostics(client, fileUri, (list) => list.length > 0);
  assert.equal(tabs?.code, 'malformed-topics');
  for (const broken of [
    'topics:\n\t- label: Birds\n',
    'topics:\n<<<<<<< ours\n  - label: Birds\n=======\n  - label: Beasts\n>>>>>>> theirs\n',
    'topics: [',
    'topics:\n  - label: [Birds\n',
  ]) {
    await client.open(fileUri, 'yaml', broken);
    const answer = await edit(client, { kind: 'rename', label: 'Mountain rivers', newLabel: 'X' });
    assert.match(
      answer.kind === 'refused' ? answer.reason : '',
      /^topics\.yaml couldn't be read completely\. Nothing was changed\. Line \d: \S/,
    );
    await client.close(fileUri);
  }
});

test('the papers that are under no subtopic are told from a subtopic', { timeout }, async () => {
  const own = 'locked:\n  - label: Rivers\n    papers: [Lark]\n    subtopics:\n      - label: Wide\n        papers: [Kite]\n';
  const alone = '  - label: Heads\n    subtopics:\n      - label: All\n        papers: [Moth, Newt]\n';
  const { client } = await startOn({ 'marginalia/topics.yaml': own + alone });
  const { topics } = await client.request<TopicsAnswer>('marginalia/topics', {});
  assert.deepEqual(
    topics.map(({ label, isRest, children }) => [label, isRest, children.map((child) => [child.label, child.keys, child.isRest])]),
    [
      [
        'Rivers',
        undefined,
        [
          ['Wide', ['kite'], undefined],
          ['Other papers', ['lark'], true],
        ],
      ],
      ['Heads', undefined, [['All', ['moth', 'newt'], undefined]]],
    ],
  );
});

test('labels that stand twice and titles that nobody knows', { timeout }, async () => {
  const { client, fileUri } = await startOn({
    'marginalia/topics.yaml':
      'topics:\n  - label: Birds\n    papers: [Lark, Heron]\n  - label: birds\n    papers: [Kite]\n  - label: Birds\n    words: [moth]\n',
  });
  assert.deepEqual(await topicsOf(client), ['Birds: kite lark moth', 'Retrieval heads: newt']);
  const told = await waitForDiagnostics(client, fileUri, (list) => list.length > 0);
  assert.deepEqual(
    told.map(({ range, code }) => [range.start.line, code]),
    [[5, 'malformed-topics']],
  );
});

test('what can’t be done is refused, and nonsense is answered', { timeout }, async () => {
  const { client } = await startOn({});
  assert.deepEqual(await edit(client, { kind: 'rename', label: 'Lakes', newLabel: 'Ponds' }), {
    kind: 'refused',
    reason: 'The topic "Lakes" no longer exists.',
  });
  const long = 'x'.repeat(10_000);
  const answer = await edit(client, { kind: 'rename', label: 'Mountain rivers', newLabel: `${long}: "é\n# 🪁` });
  assert.ok(answer.kind === 'edits' && answer.edits[0]!.newText.includes(`- label: '${long}: "é # 🪁'\n`));
});

test('a section of a draft: a line above its heading, the papers that it does not cite', { timeout }, async () => {
  const refresh = { ...editorCapabilities, workspace: { ...editorCapabilities.workspace, codeLens: { refreshSupport: true } } };
  const { client, workspace, fileUri } = await startOn({}, { capabilities: refresh });
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', '# Mountain rivers\n\nAs [@kite] says.\n\n# Next\n');
  await topicsOf(client);
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  assert.deepEqual(lens?.command, {
    title: 'cites 1 of 2 papers on Mountain rivers',
    command: 'marginalia.showUncitedPapers',
    arguments: [uri, { line: 0, character: 0 }],
  });
  const section = await client.request<TopicSectionAnswer>('marginalia/topicSection', { uri, position: { line: 0, character: 0 } });
  assert.deepEqual(
    [section.label, section.cited, section.uncited.map(({ key }) => key), section.end],
    ['Mountain rivers', 1, ['lark'], { line: 2, character: 16 }],
  );
  assert.equal(await client.request('marginalia/topicSection', { uri, position: { line: 4, character: 2 } }), null);
  const asked = new Promise((resolve) => client.connection.onRequest('workspace/codeLens/refresh', () => (resolve(undefined), null)));
  await client.open(fileUri, 'yaml', 'topics:\n  - label: Next\n    papers: [Newt]\n');
  await asked;
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  assert.deepEqual(
    lenses.map(({ command }) => command?.title),
    ['cites 1 of 2 papers on Mountain rivers', '1 paper on Next'],
  );
});

test('a title in the file has a card', { timeout }, async () => {
  const { client, fileUri } = await startOn({});
  await client.open(fileUri, 'yaml', 'topics:\n  - label: Birds\n    papers:\n      - Lark - mountain rivers and lark\n');
  const hover = await client.request<Hover | null>('textDocument/hover', {
    textDocument: { uri: fileUri },
    position: { line: 3, character: 12 },
  });
  assert.match(JSON.stringify(hover?.contents), /Mountain Rivers and Lark/);
});

test('headings that are kept in two folders are found anew in both', { timeout }, async () => {
  const keeps = (label: string, paper: string): string => `locked:\n  - label: ${label}\n    papers: [${paper}]\n`;
  const own = 'topics:\n  - label: Birds\n    words: [lark]\n';
  const other = await createWorkspace({ 'marginalia/topics.yaml': own + keeps('Heads', 'Moth') });
  const { client, workspace } = await startOn({ 'marginalia/topics.yaml': keeps('Rivers', 'Kite') }, { folders: [other] });
  opened.push({ client: { ...client, log: [], stop: async () => undefined }, workspace: other });
  const answer = await edit(client, { kind: 'find-headings-anew' });
  assert.ok(answer.kind === 'edits');
  const texts = new Map([
    [workspace.uriOf('marginalia/topics.yaml'), keeps('Rivers', 'Kite')],
    [other.uriOf('marginalia/topics.yaml'), own + keeps('Heads', 'Moth')],
  ]);
  const after = [answer, ...(answer.others ?? [])].map((file) => apply(texts.get(file.uri)!, { ...answer, ...file }));
  assert.deepEqual(after.sort(), ['topics:\n', own]);
});

test('another folder for the file, and a workspace of two folders', { timeout }, async () => {
  const other = await createWorkspace({ 'mine/own/topics.yaml': 'topics:\n  - label: Birds\n    papers: [Lark]\n' });
  const { client, workspace } = await startOn({}, { folders: [other], configuration: { marginalia: { folder: './mine\\own/' } } });
  opened.push({ client: { ...client, log: [], stop: async () => undefined }, workspace: other });
  assert.deepEqual(await topicsOf(client), ['Mountain rivers: kite', 'Birds: lark', heads]);
  const answer = await edit(client, { kind: 'move', keys: ['kite'], label: 'Birds' });
  assert.equal(answer.kind === 'edits' && answer.uri, other.uriOf('mine/own/topics.yaml'));
  assert.notEqual(workspace.uri, other.uri);
});
