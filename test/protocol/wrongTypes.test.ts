import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { after, before, test } from 'node:test';
import {
  createMessageConnection,
  ErrorCodes,
  LSPErrorCodes,
  Message,
  ResponseError,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { customRequests, standardNotifications, standardRequests } from '../../server/src/protocol/params';
import { methods } from '../../server/src/protocol/requests';
import { type AnyShape, findProblem, readAbsent, type Schema } from '../../server/src/protocol/shapes';
import { createWorkspace, type LspClient, networkTrap, serverPath, startClient, type Workspace } from '../support/lspClient';
import { writeDigest } from './waiting';

/** What the server sends to the client. */
const toClient: ReadonlySet<string> = new Set([methods.ready, methods.changed, methods.fetch]);

/** How long all of a method's parameters may take together, in milliseconds. It takes a second or two on a quiet machine. */
const maxWait = 60_000;

const draft = 'We fly [@kite] and move [@moraine; @unknown].\n\n## Kite\n\nMore on kites.\n';
let workspace: Workspace;
let client: LspClient;

before(async () => {
  workspace = await createWorkspace({
    'a-digest.md': writeDigest('Kite', 'Moraine'),
    'refs.bib': '@misc{moraine,\n  title = {Moraine: A Study},\n}\n',
    'draft.md': draft,
  });
  client = await startClient(workspace);
  await client.open(workspace.uriOf('draft.md'), 'markdown', draft);
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

function deep(levels: number): unknown {
  let value: unknown = 'a';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { key: value };
  return value;
}

/** Values of every type, of which most are wrong wherever they stand. */
const oddValues: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  '\u0000\u202e',
  'constructor',
  '__proto__',
  '\ud800',
  '-'.repeat(200_000),
  'word '.repeat(200_000),
  'file:///',
  '::%zz',
  [],
  [[]],
  [null],
  [['kite']],
  Array.from({ length: 2000 }, (_, at) => `kite-${at}`),
  {},
  { length: 1e9 },
  { kind: 'constructor' },
  deep(500),
];

/** Parameters that fit the schema. */
function makeUp(schema: Schema): unknown {
  switch (schema.kind) {
    case 'anything':
      return {};
    case 'text':
      return 'kite';
    case 'uri':
      return workspace.uriOf('draft.md');
    case 'flag':
      return true;
    case 'number':
    case 'count':
      return 0;
    case 'word':
      return schema.words[0];
    case 'list':
      return [makeUp(schema.of)];
    case 'record':
      return { name: makeUp(schema.of) };
    case 'optional':
      return makeUp(schema.of);
    case 'either':
      return makeUp(schema.schemas[0]);
    case 'fields':
      return mapValues(schema.fields, makeUp);
    case 'by-kind':
      return listKinds(schema).map(makeUp)[0];
  }
}

function mapValues<From, To>(from: Readonly<Record<string, From>>, map: (value: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, map(value)]));
}

function listKinds({ fieldsOf }: Extract<Schema, { readonly kind: 'by-kind' }>): readonly Schema[] {
  return Object.entries(fieldsOf).map(([kind, fields]) => ({
    kind: 'fields',
    fields: { ...fields, kind: { kind: 'word', words: [kind] } },
  }));
}

/** The parameters that fit but for one place, which has an odd value: for each place and each value. */
function* listOdd(schema: Schema): Generator<unknown> {
  yield* oddValues;
  switch (schema.kind) {
    case 'list':
      for (const odd of listOdd(schema.of)) yield [makeUp(schema.of), odd];
      return;
    case 'record':
      for (const odd of listOdd(schema.of)) yield { name: odd };
      return;
    case 'optional':
      yield* listOdd(schema.of);
      return;
    case 'either':
      for (const each of schema.schemas) yield* listOdd(each);
      return;
    case 'by-kind':
      for (const each of listKinds(schema)) yield* listOdd(each);
      return;
    case 'fields':
      for (const [name, field] of Object.entries(schema.fields))
        for (const odd of listOdd(field)) yield { ...(makeUp(schema) as object), [name]: odd };
      return;
    default:
  }
}

interface Answered {
  readonly code: number | undefined;
  readonly message: string;
  readonly milliseconds: number;
}

async function ask(method: string, params: unknown): Promise<Answered> {
  const started = performance.now();
  const answer = await client.connection.sendRequest(method, params).then(
    () => ({ code: undefined, message: '' }),
    (error: unknown) =>
      error instanceof ResponseError ? { code: error.code, message: error.message } : { code: 0, message: String(error) },
  );
  return { ...answer, milliseconds: performance.now() - started };
}

/** Sends requests past the client library, which wraps parameters that are no object in an array. */
function createSender(): (method: string, params: unknown) => Promise<ResponseMessage> {
  const writer = new StreamMessageWriter(client.process.stdin!);
  const waiting = new Map<string, (answer: ResponseMessage) => void>();
  new StreamMessageReader(client.process.stdout!).listen((answer) => {
    if (Message.isResponse(answer)) waiting.get(String(answer.id))?.(answer);
  });
  return (method, params) =>
    new Promise((resolve) => {
      const id = `as written ${waiting.size}`;
      waiting.set(id, resolve);
      void writer.write({ jsonrpc: '2.0', id, method, params } as Message);
    });
}

const all: Readonly<Record<string, AnyShape>> = { ...standardRequests, ...customRequests };
const { initialize: _initialize, shutdown: _shutdown, ...fuzzed } = all;

/** Why the server refuses the parameters, as they are after their way in JSON: alone, what is no object is sent in an array. */
function findRefusal(params: unknown, schema: Schema): string | undefined {
  const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
  const sent: unknown = JSON.parse(JSON.stringify(isObject ? params : [params]));
  return findProblem(readAbsent(sent, schema), schema);
}

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length > 300 ? `${json.slice(0, 300)}... (${json.length})` : json;
}

for (const [method, { schema }] of Object.entries(fuzzed)) {
  test(`${method}: parameters of every type are answered, wrong ones with InvalidParams`, { timeout: maxWait }, async () => {
    const logged = client.log.length;
    for (const params of listOdd(schema)) {
      const problem = findRefusal(params, schema);
      const { code, message, milliseconds } = await ask(method, params);
      const said = `${show(params)}: ${code ?? 'answered'} ${message} ${milliseconds.toFixed(0)} ms`;
      if (problem !== undefined) {
        assert.equal(code, ErrorCodes.InvalidParams, said);
        assert.ok(message.startsWith(`${method}: `) && message.length < 500, said);
      } else assert.ok(code === undefined || code === LSPErrorCodes.RequestFailed, said);
    }
    assert.deepEqual(
      client.log.slice(logged).filter((line) => /Error|failed/.test(line)),
      [],
    );
    const hover = { textDocument: { uri: workspace.uriOf('draft.md') }, position: { line: 0, character: 9 } };
    assert.equal((await ask('textDocument/hover', hover)).code, undefined);
  });
}

for (const [method, { schema }] of Object.entries<AnyShape>(standardNotifications)) {
  if (method === 'exit') continue;
  test(`${method}: a notification of wrong parameters is ignored, and the log says why`, async () => {
    const logged = client.log.length;
    const uri = workspace.uriOf('other.md');
    for (const params of listOdd(schema)) {
      if (findRefusal(params, schema) === undefined) continue;
      await client.connection.sendNotification(method, params);
    }
    await client.open(uri, 'markdown', 'See [@kite].\n');
    assert.equal((await ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 7 } })).code, undefined);
    await client.close(uri);
    assert.deepEqual(
      client.log.slice(logged).filter((line) => !line.startsWith(`Ignored ${method}: `)),
      [],
    );
  });
}

test('every method that a client can call is described, so that it is fuzzed, and no other one is answered', async () => {
  assert.deepEqual(
    Object.values<string>(methods)
      .filter((method) => !toClient.has(method))
      .sort(),
    Object.keys(customRequests).sort(),
  );
  for (const method of ['marginalia/nothing', 'constructor', '__proto__', 'textDocument/inlineValue'])
    assert.equal((await ask(method, {})).code, ErrorCodes.MethodNotFound, method);
});

test('what other editors send for something absent counts as absent: null (Emacs), [] for an object (Lua), no parameters', async () => {
  const uri = workspace.uriOf('typed.md');
  const textDocument = { uri };
  await client.open(uri, 'markdown', 'Nothing.\n');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 1 },
    contentChanges: [{ range: null, rangeLength: null, text: 'See [@kite].\n' }],
  });
  assert.notEqual(await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 7 } }), null);
  const start = { line: 0, character: 0 };
  for (const [method, params] of [
    [
      'textDocument/codeAction',
      { textDocument, range: { start, end: start }, context: { diagnostics: [], only: null, triggerKind: null } },
    ],
    ['marginalia/search', { query: 'kite', limit: null, context: null, isSettled: null, place: null }],
    ['marginalia/suggest', { uri, position: start, range: null, limit: null }],
    ['marginalia/nextPapers', { uri: null, limit: null }],
  ] as const)
    assert.deepEqual(await ask(method, params).then(({ code, message }) => ({ code, message })), { code: undefined, message: '' }, method);
  assert.notEqual(await client.connection.sendRequest('marginalia/nextPapers'), null);
  await client.close(uri);
});

test('own requests without parameters, with null, [] or {} are read alike, and those with an array of values are refused', async () => {
  const send = createSender();
  for (const [method, { schema }] of Object.entries<AnyShape>(customRequests)) {
    const isComplete = findProblem({}, schema) === undefined;
    for (const params of [undefined, null, [], {}]) {
      const { error, result } = await send(method, params);
      assert.equal(error?.code, isComplete ? undefined : ErrorCodes.InvalidParams, `${method} ${show(params)}`);
      assert.equal(result === undefined, !isComplete, method);
    }
    for (const params of [[1, 2, 3], Array.from({ length: 200_000 }, () => 0)])
      assert.equal((await send(method, params)).error?.code, ErrorCodes.InvalidParams, `${method} ${show(params)}`);
  }
});

test('an initialize of wrong types is refused, and a right one afterwards is served', async () => {
  const server = spawn(process.execPath, ['--require', networkTrap, serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  for (const params of [
    [],
    [[]],
    {},
    { capabilities: { textDocument: { codeAction: { resolveSupport: { properties: 5 } } } } },
    { capabilities: {}, workspaceFolders: [5] },
  ])
    await assert.rejects(
      connection.sendRequest('initialize', params),
      (error: ResponseError<void>) => error.code === ErrorCodes.InvalidParams,
      show(params),
    );
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { workspace: null, textDocument: [] } });
  await connection.sendRequest('shutdown');
  const ended = once(server, 'exit');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
});
