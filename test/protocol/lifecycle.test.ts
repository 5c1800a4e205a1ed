import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { serverPath } from '../support/lspClient';

/** A server to which nothing was said yet. */
async function withServer(run: (connection: MessageConnection) => Promise<void>): Promise<number | null> {
  const server = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  try {
    await run(connection);
    await connection.sendNotification('exit');
    return await exited;
  } finally {
    connection.dispose();
    server.kill();
  }
}

const greeting = { processId: null, rootUri: null, capabilities: {} };
const hover = { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 0 } };

async function answerOf(connection: MessageConnection, method: string, params: object): Promise<unknown> {
  return connection.sendRequest(method, params).then(
    () => 'answered',
    ({ code }: { code: number }) => code,
  );
}

test('before "initialize" requests are refused, and notifications change nothing', async () => {
  const code = await withServer(async (connection) => {
    for (const [method, params] of [
      ['textDocument/hover', hover],
      ['marginalia/status', {}],
      ['shutdown', {}],
      ['no/such', {}],
    ] as const) {
      assert.equal(await answerOf(connection, method, params), -32002, method);
    }
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: 'x' },
    });
    assert.equal(await answerOf(connection, 'initialize', greeting), 'answered');
    assert.equal(await answerOf(connection, 'shutdown', {}), 'answered');
  });
  assert.equal(code, 0);
});

test('a second "initialize" is refused, and the first one stands', async () => {
  await withServer(async (connection) => {
    assert.equal(await answerOf(connection, 'initialize', greeting), 'answered');
    assert.equal(await answerOf(connection, 'initialize', greeting), -32600);
    await connection.sendNotification('initialized', {});
    assert.equal(await answerOf(connection, 'marginalia/status', {}), 'answered');
    assert.equal(await answerOf(connection, 'shutdown', {}), 'answered');
  });
});

test('after "shutdown" requests are refused', async () => {
  const code = await withServer(async (connection) => {
    await answerOf(connection, 'initialize', greeting);
    await connection.sendNotification('initialized', {});
    assert.equal(await answerOf(connection, 'shutdown', {}), 'answered');
    for (const [method, params] of [
      ['textDocument/hover', hover],
      ['marginalia/status', {}],
      ['initialize', greeting],
      ['shutdown', {}],
    ] as const) {
      assert.equal(await answerOf(connection, method, params), -32600, method);
    }
  });
  assert.equal(code, 0);
});

test('a client that ends without "shutdown" ends the server, as a failure', async () => {
  assert.equal(await withServer(async () => undefined), 1);
});
