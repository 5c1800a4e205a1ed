import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { mock, test } from 'node:test';
import {
  type Connection,
  createConnection,
  type InitializeParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createMessageConnection, type MessageConnection } from 'vscode-languageserver-protocol/node';
import { readClientAbilities } from '../../../server/src/protocol/capabilities';
import { showIndexProgress, WorkspaceFolders } from '../../../server/src/protocol/workspace';

const create = (params: Partial<InitializeParams>): WorkspaceFolders =>
  new WorkspaceFolders({ processId: null, rootUri: null, capabilities: {}, ...params });
const named = (uri: string): { uri: string; name: string } => ({ uri, name: '' });
const home = 'file:///people/ada';

test('folders, else the root, else its path', () => {
  const workspaceFolders = [named('file:///a%20b'), named('file:///c')];
  assert.deepEqual(create({ workspaceFolders, rootUri: 'file:///d' }).uris, ['file:///a%20b', 'file:///c']);
  assert.deepEqual(create({ rootUri: 'file:///d', rootPath: '/e' }).uris, ['file:///d']);
  assert.deepEqual(create({ rootPath: '/e' }).uris, ['file:///e']);
  assert.deepEqual(create({ rootPath: '' }).uris, []);
});

test('folders that come and go', () => {
  const folders = create({ workspaceFolders: [named('file:///a'), named('file:///b')] });
  folders.change([named('file:///c')], [named('file:///a')]);
  assert.deepEqual(folders.uris, ['file:///b', 'file:///c']);
});

test('without folders that of the first file is taken, until the editor names some', () => {
  const folders = create({});
  assert.equal(folders.guessFrom('file:///people/ada/thesis/draft.md', home), 'guessed');
  assert.deepEqual([folders.guessed, folders.uris], ['file:///people/ada/thesis', ['file:///people/ada/thesis']]);
  folders.change([named('file:///other')], []);
  assert.deepEqual([folders.guessed, folders.uris], [undefined, ['file:///other']]);
  assert.equal(folders.guessFrom('file:///people/ada/thesis/draft.md', home), undefined);
});

test('the home folder, and what holds it, is too wide', () => {
  for (const file of ['file:///people/ada/draft.md', 'file:///people/draft.md', 'file:///draft.md'])
    assert.equal(create({}).guessFrom(file, home), 'too-wide', file);
  assert.equal(create({}).guessFrom('untitled:Untitled-1', home), undefined);
});

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
