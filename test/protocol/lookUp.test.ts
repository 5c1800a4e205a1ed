import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompleteReferencesAnswer, FetchAnswer, FetchParams, LookUpResult } from '../../server/src/protocol/lookUpRequests';
import type { PaperAnswer } from '../../server/src/protocol/requests';
import { createWorkspace, editorCapabilities, startClient, type ClientOptions, type LspClient, type Workspace } from '../support/lspClient';
import { registerPapers } from '../support/registries/paperRegistries';
import type { RegisteredPaper } from '../support/registries/registeredPaper';
import { startReplayRegistries, type ReplayRegistries } from '../support/registries/replayRegistries';

const kites: RegisteredPaper = {
  title: 'Kiteformer: Attention in Strong Winds',
  abstract:
    'We introduce Kiteformer, a model that reads the wind before it pulls a line. In gusts of nine metres per second it holds three kites for an hour.',
  authors: ['Ada van Example', 'Bo Sample'],
  year: 2025,
  arxivId: '2501.00001',
};
const ropes: RegisteredPaper = {
  title: 'RopeNet: Knots That Learn to Hold',
  abstract:
    'Knots are tied by hand and tested by luck. RopeNet learns from four thousand broken ropes which of two knots will hold longer at sea.',
  authors: ['Cy Model', 'Di Test', 'Ed Trial'],
  year: 2024,
  arxivId: '2402.00002',
  doi: '10.5555/ropes',
  venue: 'Proceedings of the Conference on Ropes',
};
const digest = [kites, ropes].map(({ title, abstract }) => `${title}\n\n${abstract}\n`).join('\n');
const allKeys = ['kiteformer', 'ropenet'];

interface Session {
  readonly workspace: Workspace;
  readonly client: LspClient;
  readonly replay: ReplayRegistries;
  /** What the client was asked to send. */
  readonly fetched: FetchParams[];
  /** The partial results, in the order in which they came. */
  readonly parts: LookUpResult[];
  complete(keys: readonly string[]): Promise<CompleteReferencesAnswer>;
}

/** Starts a server with an editor that sends its requests to stand-ins of the registries. */
async function start(
  t: TestContext,
  files: Readonly<Record<string, string>> = { 'my-digest.txt': digest },
  options: ClientOptions = { capabilities: { ...editorCapabilities, experimental: { fetch: true } } },
): Promise<Session> {
  const replay = await startReplayRegistries();
  registerPapers(replay, [kites, ropes]);
  const workspace = await createWorkspace(files);
  const client = await startClient(workspace, { registries: replay.address, ...options });
  t.after(async () => {
    await client.stop();
    await replay.close();
    workspace.dispose();
  });
  const fetched: FetchParams[] = [];
  client.connection.onRequest('marginalia/fetch', async (params: FetchParams): Promise<object> => {
    fetched.push(params);
    try {
      const response = await fetch(params.url.replace('https://', `${replay.address}/`), {
        method: params.body === undefined ? 'GET' : 'POST',
        ...(params.body === undefined ? {} : { body: params.body }),
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch {
      return { problem: 'unreachable', message: 'the registry could not be reached' } satisfies FetchAnswer;
    }
  });
  const parts: LookUpResult[] = [];
  client.connection.onNotification('$/progress', ({ token, value }: { token: unknown; value: LookUpResult[] }) => {
    if (token === 'parts') parts.push(...value);
  });
  await client.ready;
  return {
    workspace,
    client,
    replay,
    fetched,
    parts,
    complete: (keys) => client.request('marginalia/completeReferences', { keys, partialResultToken: 'parts' }),
  };
}

const statesOf = ({ results }: Pick<CompleteReferencesAnswer, 'results'>): readonly string[] =>
  results.map(({ key, state }) => `${key} ${state}`);

/** The text of a file after the edits of an answer. */
function applyEdits({ edits }: CompleteReferencesAnswer, uri: string, before = ''): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'plaintext', 0, before), [...(edits[uri] ?? [])]);
}

describe('references are completed', () => {
  test('from a digest: the client is asked to send, results come as they are found, and the edits are of one file', async (t) => {
    const { workspace, client, replay, fetched, parts, complete } = await start(t);
    const answer = await complete(allKeys);
    assert.deepEqual(statesOf(answer), ['kiteformer completed', 'ropenet completed']);
    assert.deepEqual(
      answer.results.map(({ summary }) => summary),
      [
        'van Example and Sample 2025 · arXiv 2501.00001 · abstract agrees (100 %)',
        'Model et al. 2024 · Proceedings of the Conference on Ropes · arXiv 2402.00002 · abstract agrees (100 %)',
      ],
    );
    assert.deepEqual(statesOf({ results: parts }).slice(0, 2), ['kiteformer completed', 'ropenet completed']);
    assert.equal(fetched.length, replay.requests.length);
    assert.deepEqual(replay.unanswered, []);
    assert.doesNotMatch(JSON.stringify(fetched), /gusts|broken ropes/, 'abstracts are never sent');

    const uri = workspace.uriOf('marginalia-references.json');
    assert.deepEqual(Object.keys(answer.edits), [uri]);
    const text = applyEdits(answer, uri);
    await workspace.write('marginalia-references.json', text);
    const changed = client.next('marginalia/changed');
    await client.filesChanged([{ uri, type: 1 }]);
    await changed;
    const paper = await client.request<PaperAnswer>('marginalia/paper', { key: 'ropenet' });
    assert.deepEqual(
      [paper.authors, paper.year, paper.venue, paper.doi, paper.arxivId],
      [['Cy Model', 'Di Test', 'Ed Trial'], 2024, 'Proceedings of the Conference on Ropes', '10.5555/ropes', '2402.00002'],
    );
    const { length } = replay.requests;
    assert.deepEqual(statesOf(await complete(allKeys)), ['kiteformer complete-already', 'ropenet complete-already']);
    assert.equal(replay.requests.length, length);
  });

  test('requests to arXiv start three seconds apart, one after the other', async (t) => {
    const { replay, complete } = await start(t);
    await complete(allKeys);
    const [first, second] = replay.requestsTo('export.arxiv.org');
    // The clocks of two processes are compared, and a request takes a few milliseconds to get from one to the other.
    assert.ok(second!.startedAt - first!.startedAt >= 2950, `${second!.startedAt - first!.startedAt}`);
    assert.equal(replay.mostOpen('export.arxiv.org'), 1);
  });
});
