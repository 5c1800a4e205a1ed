import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PassThrough } from 'node:stream';
import { mock, test } from 'node:test';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { methods } from '../../../server/src/protocol/requests';
import { startServer } from '../../../server/src/protocol/server';
import { createOwnThreadBackground } from '../../../server/src/services/background/jobs';
import { createTimers } from '../../../server/src/services/timers';
import { MemoryFileSystem } from '../../support/memoryFileSystem';

const folder = 'file:///desk';
const draft = { uri: `${folder}/draft.md`, languageId: 'markdown', version: 1, text: 'See @kiteformer.\n' };

/** Runs a whole server in this process, over two streams. */
async function withServer(run: (client: ProtocolConnection) => Promise<void>): Promise<void> {
  const fileSystem = new MemoryFileSystem();
  fileSystem.write(
    `${folder}/digest.txt`,
    'Kiteformer: A Study of Wind\n\nWe introduce Kiteformer, an abstract that is long enough to be read.\n',
  );
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const cacheFolder = { read: () => Promise.resolve(undefined), write: () => Promise.resolve(undefined), remove: () => Promise.resolve() };
  startServer(
    server,
    {
      fileSystem,
      background: createOwnThreadBackground(),
      readingBackground: createOwnThreadBackground(),
      homeFolder: 'file:///people/ada',
      openCacheFolder: () => cacheFolder,
      transport: { send: () => assert.fail('nothing is sent') },
      readMemory: () => 0,
      heapLimit: Infinity,
    },
    { name: 'Marginalia', version: '1.0.0', build: 'test' },
  );
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  try {
    await run(client);
  } finally {
    client.dispose();
    server.dispose();
  }
}

test('after shutdown no timer is left, whatever has changed just before', async () => {
  /** Timers of this server that were started and neither stopped nor fired; while the test runs, none of them fires. */
  const pending = new Set<object>();
  /** Set in whatever this test has started, so that timers of other tests in the process go on as ever. */
  const isOwn = new AsyncLocalStorage<true>();
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  const started = mock.method(globalThis, 'setTimeout', (...words: Parameters<typeof start>) => {
    if (isOwn.getStore() === undefined) return start(...words);
    const timer = {};
    pending.add(timer);
    return timer;
  });
  const stopped = mock.method(globalThis, 'clearTimeout', (timer: NodeJS.Timeout) => {
    if (!pending.delete(timer)) stop(timer);
  });
  const runOwn = (run: (client: ProtocolConnection) => Promise<void>): Promise<void> => isOwn.run(true, () => withServer(run));
  // A timer of another test, which must neither count nor be lost.
  const other = new Promise<void>((resolve) => createTimers().after(0, resolve));
  try {
    await runOwn(async (client) => {
      const ready = new Promise<void>((resolve) => client.onNotification(methods.ready, () => resolve()));
      await client.sendRequest('initialize', {
        processId: null,
        rootUri: folder,
        capabilities: {},
        initializationOptions: { cacheFolder: '/cache' },
      });
      await client.sendNotification('initialized', {});
      await client.sendNotification('textDocument/didOpen', { textDocument: draft });
      await ready;
      // Waits until all drafts are known, so that every service has something to do.
      await client.sendRequest('textDocument/references', {
        textDocument: { uri: draft.uri },
        position: { line: 0, character: 6 },
        context: { includeDeclaration: true },
      });
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri: draft.uri, version: 2 },
        contentChanges: [{ text: '---\nbibliography: refs.bib\n---\nSee @kiteformer.\n' }],
      });
      await client.sendNotification('textDocument/didOpen', {
        textDocument: {
          uri: `${folder}/other-digest.txt`,
          languageId: 'plaintext',
          version: 1,
          text: 'Rope: A Study of Knots\n\nWe tie ropes.\n',
        },
      });
      await client.sendRequest(methods.status, {});
      // Topics (two), bibliographies that drafts name, the index, diagnostics, notes, the cache, the formatter of references.
      assert.equal(pending.size, 8);
      await client.sendRequest('shutdown');
      assert.equal(pending.size, 0);
      // What is still on its way when the server shuts down starts no timer either.
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri: draft.uri, version: 3 },
        contentChanges: [{ text: 'Nothing is cited.\n' }],
      });
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(pending.size, 0);
    });
    await other;
  } finally {
    started.mock.restore();
    stopped.mock.restore();
  }
});
