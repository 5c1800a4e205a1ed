import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DecisionEditAnswer } from '../../server/src/protocol/ownFileRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient } from '../support/lspClient';
import { writeDigest } from './waiting';

const megabyte = 1_000_000;
const draft = 'Of kites [@kite] much is known, and of the rest of it, @k\n';

/** Lines of a log, and no paper. */
function writeJunk(megabytes: number): string {
  const lines: string[] = [];
  for (let length = 0, at = 0; length < megabytes * megabyte; at += 1) {
    const line = `[${at % 60}:${at % 24}] worker-${at % 17} took ${at * 37} ns; queue=${at % 5} "${(at * 2654435761) % 4294967296}" -> ok\n${at % 11 === 0 ? '\n' : ''}`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
}

/** How long the thread that answers requests has been running on a processor, in milliseconds. */
function readAnsweringTime({ process: { pid } }: LspClient): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** Asks these again and again until `isDone`, and returns the longest processor time that lies between two answers. */
async function findLongestGap(client: LspClient, asks: readonly (() => Promise<unknown>)[], isDone: () => boolean): Promise<number> {
  let longest = 0;
  let after = 100;
  for (let last = readAnsweringTime(client); after > 0; ) {
    for (const ask of asks) {
      await ask();
      const now = readAnsweringTime(client);
      longest = Math.max(longest, now - last);
      last = now;
    }
    // What follows from the change, such as the search index, is looked at too.
    if (isDone()) after -= 1;
    await sleep(10);
  }
  return longest;
}

/** No file may hold up answers for longer than this, in milliseconds of the processor. */
const maxGap = 500;

test('hover, completion and decisions are answered while 24 MB without a paper are read as a digest (slow)', {
  skip: process.platform !== 'linux',
}, async (context) => {
  const workspace = await createWorkspace({ 'digest.txt': writeDigest('Kite'), 'draft.md': draft });
  const client = await startClient(workspace);
  context.after(async () => {
    await client.stop();
    workspace.dispose();
  });
  const textDocument = { uri: workspace.uriOf('draft.md') };
  await client.open(textDocument.uri, 'markdown', draft);
  await client.ready;
  await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 12 } });
  const name = 'digest-of-nothing.txt';
  await workspace.write(name, writeJunk(24));
  await client.filesChanged([{ uri: workspace.uriOf(name), type: 1 }]);
  const decision = await client.request<DecisionEditAnswer>('marginalia/ownFileEdit', {
    kind: 'decide',
    decisions: [{ key: 'kite', decision: 'kept' }],
  });
  assert.equal(decision.kind, 'edits');
  let status: StatusAnswer | undefined = await client.request<StatusAnswer>('marginalia/status', {});
  assert.equal(status.digests.length, 1, 'a decision does not wait for the digest');
  const asks = [
    async () => assert.ok(await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 12 } })),
    async () =>
      assert.ok(await client.request('textDocument/completion', { textDocument, position: { line: 0, character: draft.length - 1 } })),
    async () => void (status = await client.request<StatusAnswer>('marginalia/status', {})),
  ];
  const longest = await findLongestGap(client, asks, () => status?.digests.length === 2);
  assert.ok(longest < maxGap, `${longest.toFixed(0)} ms`);
});
