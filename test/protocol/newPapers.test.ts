import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { NotesAnswer } from '../../server/src/protocol/noteRequests';
import type { DecisionEditAnswer, DecisionParams } from '../../server/src/protocol/ownFileRequests';
import type { NextPapersAnswer } from '../../server/src/protocol/paperRequests';
import type { ParamsOf } from '../../server/src/protocol/params';
import type { methods } from '../../server/src/protocol/requests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { type LspClient, nextChange } from '../support/lspClient';
import { type OpenServer, OpenServers } from '../support/openServers';

const names = ['Kite', 'Lark', 'Moth', 'Newt'];
const digest = names
  .map((name, index) => {
    const subject = index < 2 ? 'mountain rivers' : 'retrieval heads';
    return `${name}: Seen near ${subject} at Dawn\n\nWe present ${name}, on ${subject}, with care: ${subject} again.\n`;
  })
  .join('\n');
const draft = '# Attention\n\nOnly some retrieval heads matter, as we show here.\n';

const servers = new OpenServers();

function startOn(files: Readonly<Record<string, string>>): Promise<OpenServer> {
  return servers.startOn({ 'digest.txt': digest, 'draft.md': draft, ...files });
}

async function next(client: LspClient, params: ParamsOf<typeof methods.nextPapers> = {}): Promise<readonly string[]> {
  const { papers } = await client.request<NextPapersAnswer>('marginalia/nextPapers', params);
  return papers.map(({ key, near, isForLater }) => [key, near ?? [], isForLater === true ? 'later' : []].flat().join(' '));
}

async function decide(client: LspClient, ...decisions: readonly DecisionParams[]): Promise<Extract<DecisionEditAnswer, { kind: 'edits' }>> {
  const answer = await client.request<DecisionEditAnswer>('marginalia/ownFileEdit', { kind: 'decide', decisions });
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  return answer;
}

test('new papers are listed near the draft, decided, marked, found, and undone', async () => {
  const { client, workspace } = await startOn({});
  assert.deepEqual(await next(client), ['kite', 'lark', 'moth', 'newt']);
  const near = await next(client, { uri: workspace.uriOf('draft.md') });
  assert.deepEqual(near.slice(0, 2).sort(), ['moth Attention', 'newt Attention']);
  assert.equal((await client.request<NotesAnswer>('marginalia/notes', {})).known, undefined, 'nothing is marked yet');

  const { uri, isNew, edits, before } = await decide(
    client,
    { key: 'kite', decision: 'kept', date: '2026-11-28' },
    { key: 'lark', decision: 'later', date: '2026-11-28' },
  );
  assert.deepEqual([uri, isNew], [workspace.uriOf('marginalia/reviewed.txt'), true]);
  const text = edits.map(({ newText }) => newText).join('');
  assert.match(text, /^2026-11-28 kept text:\S+ Kite: Seen near mountain rivers at Dawn\n2026-11-28 later text:\S+ Lark: .*\n$/m);
  assert.deepEqual(before, [
    { key: 'kite', decision: null, date: '2026-11-28' },
    { key: 'lark', decision: null, date: '2026-11-28' },
  ]);

  const changed = nextChange(client, 'notes');
  client.open(uri, 'plaintext', text);
  await changed;
  assert.deepEqual((await client.request<NotesAnswer>('marginalia/notes', {})).known, ['kite', 'lark']);
  assert.deepEqual(await next(client), ['moth', 'newt', 'lark later']);
  assert.deepEqual(await next(client, { limit: 1 }), ['moth']);
  const found = await client.request<SearchAnswer>('marginalia/search', { query: 'new:' });
  assert.deepEqual(
    found.completions.map(({ label, papers }) => `${label} ${papers}`),
    ['new:yes 2', 'new:no 2', 'new:kept 1', 'new:later 1', 'new:skipped 0'],
  );
  const undone = await decide(client, ...before);
  assert.deepEqual(
    undone.before.map(({ decision }) => decision),
    ['kept', 'later'],
  );
});

test('decisions outlast a restart, and a digest that brings the paper again', async () => {
  const { client, workspace } = await startOn({});
  const { uri, edits } = await decide(client, { key: 'moth', decision: 'skipped' });
  assert.match(edits.map(({ newText }) => newText).join(''), /^\d{4}-\d\d-\d\d skipped /m);
  await client.stop();
  servers.release();
  mkdirSync(new URL('.', uri));
  writeFileSync(new URL(uri), edits.map(({ newText }) => newText).join(''));
  writeFileSync(new URL(workspace.uriOf('digest.txt')), '');
  writeFileSync(new URL(workspace.uriOf('newer-digest.txt')), digest.replaceAll('Moth: Seen', 'MOTH - Seen'));
  const again = await servers.start(workspace);
  assert.equal(
    (await next(again.client)).some((row) => row.startsWith('moth')),
    false,
  );
  assert.equal((await next(again.client)).length, 3);
  assert.match(readFileSync(new URL(uri), 'utf8'), /skipped/);
});

test('a broken line is told and costs no other', async () => {
  const file = '2026-11-28 kept - Kite: Seen near mountain rivers at Dawn\n2026-11-28 adored - Lark\n';
  const { client } = await startOn({ 'marginalia/reviewed.txt': file });
  assert.deepEqual(await next(client), ['lark', 'moth', 'newt']);
});
