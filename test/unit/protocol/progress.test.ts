import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { mock, test } from 'node:test';
import { createConnection, StreamMessageReader, StreamMessageWriter, type Connection } from 'vscode-languageserver/node';
import { createMessageConnection, type MessageConnection } from 'vscode-languageserver-protocol/node';
import { readClientAbilities } from '../../../server/src/protocol/capabilities';
import { showIndexProgress } from '../../../server/src/protocol/progress';

interface ShownProgress {
  readonly token: string | number;
  readonly value: { readonly kind: string; readonly title?: string; readonly message?: string; readonly percentage?: number };
}

/** A server and its client in this process, over streams, and what the client was sent. */
interface Session {
  readonly server: Connection;
  readonly client: MessageConnection;
  readonly shown: ShownProgress[];
  /** How many tokens were created. */
  countCreated(): number;
  /** Resolves when a progress has ended. */
  readonly ended: Promise<void>;
}

/** The clock stands still until `run` moves it. */
async function withSession(run: (session: Session) => Promise<void>): Promise<void> {
  mock.timers.enable({ apis: ['Date'] });
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  server.onInitialize(() => ({ capabilities: {} }));
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const shown: ShownProgress[] = [];
  let created = 0;
  client.onRequest('window/workDoneProgress/create', () => {
    created += 1;
    return null;
  });
  const ended = new Promise<void>((resolve) => {
    client.onUnhandledProgress((progress) => {
      shown.push(progress as ShownProgress);
      if ((progress as ShownProgress).value.kind === 'end') resolve();
    });
  });
  server.listen();
  client.listen();
  try {
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { window: { workDoneProgress: true } } });
    await run({ server, client, shown, countCreated: () => created, ended });
  } finally {
    mock.timers.reset();
    client.dispose();
    server.dispose();
  }
}

const able = readClientAbilities({ window: { workDoneProgress: true } });

test('what takes long begins, counts and ends', () =>
  withSession(async ({ server, shown, countCreated, ended }) => {
    const progress = showIndexProgress(server, able);
    progress.report(1, 200);
    mock.timers.tick(600);
    for (let done = 2; done <= 200; done++) progress.report(done, 200);
    progress.done();
    await ended;
    assert.equal(countCreated(), 1);
    const kinds = shown.map(({ value }) => value.kind);
    assert.deepEqual(
      kinds.filter((kind) => kind !== 'report'),
      ['begin', 'end'],
    );
    assert.equal(kinds[0], 'begin');
    assert.equal(kinds.at(-1), 'end');
    assert.match(shown[0]!.value.title ?? '', /^Marginalia: /);
    assert.equal(shown[0]!.value.message, '2 of 200');
    assert.equal(shown.at(-2)!.value.message, '200 of 200');
    assert.equal(shown.at(-2)!.value.percentage, 100);
    assert.equal(new Set(shown.map(({ token }) => token)).size, 1);
  }));

test('what is over soon shows nothing', () =>
  withSession(async ({ server, client, shown, countCreated }) => {
    const progress = showIndexProgress(server, able);
    progress.report(1, 2);
    mock.timers.tick(400);
    progress.report(2, 2);
    progress.done();
    // An answer that comes later than any progress would have.
    await client.sendRequest('shutdown');
    assert.deepEqual(shown, []);
    assert.equal(countCreated(), 0, 'an editor may show what was only created for ever');
  }));

test('what ends before the editor has answered begins and ends all the same', () =>
  withSession(async ({ server, shown, countCreated, ended }) => {
    const progress = showIndexProgress(server, able);
    progress.report(1, 2);
    mock.timers.tick(600);
    progress.report(2, 2);
    progress.done();
    await ended;
    assert.equal(countCreated(), 1);
    assert.deepEqual(
      shown.map(({ value }) => value.kind),
      ['begin', 'end'],
    );
  }));

test('a client that shows no progress is not asked', () =>
  withSession(async ({ server, client, shown, countCreated }) => {
    const progress = showIndexProgress(server, readClientAbilities({}));
    mock.timers.tick(9000);
    progress.report(1, 2);
    progress.done();
    await client.sendRequest('shutdown');
    assert.equal(countCreated(), 0);
    assert.deepEqual(shown, []);
  }));
