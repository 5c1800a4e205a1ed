import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangedParams, StatusAnswer } from '../../server/src/protocol/statusRequests';
import { type ClientOptions, createWorkspace, type LspClient, startClient } from '../support/lspClient';

const papersInDigest = 3000;

/** Papers with short abstracts: only their number counts. */
function writeDigest(first: number): string {
  const paper = (_: unknown, index: number): string => {
    const name = `Moraine${first + index}`;
    return `${name}: Reading Ice From Far Above\n\nWe introduce ${name}, which reads the ice of a glacier from pictures. It needs no map.\n`;
  };
  return Array.from({ length: papersInDigest }, paper).join('\n');
}

/** The warnings that the writer is shown, and the status, once a server with these options has read the papers and an edit of one. */
async function readWith(
  papers: number,
  options: ClientOptions,
): Promise<{ readonly warnings: readonly string[]; readonly status: StatusAnswer }> {
  const workspace = await createWorkspace({});
  for (let first = 0; first < papers; first += papersInDigest) await workspace.write(`digest-${first}.txt`, writeDigest(first));
  const client = await startClient(workspace, options);
  try {
    const warnings: string[] = [];
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => void warnings.push(message));
    await client.ready;
    await addPaper(client, workspace.uriOf('digest-0.txt'), papers + 1);
    const status = await client.request<StatusAnswer>('marginalia/status', {});
    return { warnings, status };
  } finally {
    await client.stop();
    workspace.dispose();
  }
}

/** Waits until the library has as many papers as it has with this one. */
async function addPaper(client: LspClient, uri: string, count: number): Promise<void> {
  const changed = client.next<ChangedParams>('marginalia/changed', (change) => change.what === 'library' && change.papers === count);
  await client.open(uri, 'plaintext', `${writeDigest(0)}\nKames: Hills That Ice Left Behind\n\nWe introduce Kames, hills of sand.\n`);
  await changed;
}

test('a library that needs more memory than the server may use says so, once and in the status (slow)', async () => {
  const { warnings, status } = await readWith(12_000, { nodeOptions: ['--max-old-space-size=56', '--max-semi-space-size=8'] });
  assert.equal(status.papers, 12_001);
  assert.equal(warnings.length, 1);
  assert.match(
    warnings[0] ?? '',
    /^Marginalia: 12,000 papers need about \d+ MB of memory, but the server can use only \d+ MB and will be slow\./,
  );
  const { needed, limit } = status.memory.shortage ?? { needed: 0, limit: 0 };
  assert.ok(needed > limit && limit >= 56 * 2 ** 20);
});

test('nothing is said where the memory suffices (slow)', async () => {
  const { warnings, status } = await readWith(papersInDigest, {});
  assert.deepEqual(warnings, []);
  assert.equal(status.memory.shortage, undefined);
});
